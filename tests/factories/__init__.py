"""Things with the least that is valid; a test names what it is about."""

from tests.factories.complaints import (
    a_complaint,
    a_referred_complaint,
    an_answered_complaint,
    staff,
)
from tests.factories.following import a_follower, a_mailed_follower
from tests.factories.people import (
    a_coordinator,
    a_head,
    a_regent,
    a_resident,
    an_account,
    an_officer,
    somebody,
)

__all__ = [
    "a_complaint",
    "a_coordinator",
    "a_follower",
    "a_head",
    "a_mailed_follower",
    "a_referred_complaint",
    "a_regent",
    "a_resident",
    "an_account",
    "an_answered_complaint",
    "an_officer",
    "somebody",
    "staff",
]
