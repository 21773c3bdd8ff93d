"""Text and pictures become public apart from referral: never a picture before a person saw it."""

import pytest

from tenants import complaints
from tenants.complaints import Complaint, Publishing, State
from tenants.kernel.db import session
from tenants.people import NOBODY, Permission, may
from tests.factories import a_complaint, a_coordinator, a_referred_complaint, an_officer

pytestmark = pytest.mark.usefixtures("in_tenant")


def is_open(complaint: Complaint) -> tuple[bool, bool]:
    """Whether everybody may read its text, and see its pictures."""
    session.flush()
    session.refresh(complaint)
    return (
        may(NOBODY, Permission.READ_COMPLAINT, complaint),
        may(NOBODY, Permission.SEE_PHOTOS, complaint),
    )


def test_what_was_sent_on_by_itself_shows_its_text_alone() -> None:
    assert is_open(a_referred_complaint()) == (True, False)


def test_where_it_is_to_be_checked_nothing_shows_by_itself() -> None:
    complaints.settings.set_publishing(Publishing.CHECKED)
    complaint = a_referred_complaint()
    assert complaint.status is State.REFERRED
    assert is_open(complaint) == (False, False)
    assert not complaints.published().newest(complaints.Filter()).items


@pytest.mark.parametrize("publishing", list(Publishing))
def test_an_officer_who_takes_it_up_opens_both(publishing: Publishing) -> None:
    complaints.settings.set_publishing(publishing)
    complaint = a_referred_complaint()
    complaints.start_work(an_officer(), complaint, version=complaint.version)
    assert is_open(complaint) == (True, True)


@pytest.mark.parametrize("publishing", list(Publishing))
def test_a_coordinator_who_sends_it_on_opens_both(publishing: Publishing) -> None:
    complaints.settings.set_publishing(publishing)
    complaint = a_complaint(topic_code=None)
    complaints.refer(
        a_coordinator(),
        complaint,
        topic_code="jalan-rusak",
        agency_id=None,
        version=complaint.version,
    )
    assert is_open(complaint) == (True, True)


def test_giving_back_and_rejecting_open_nothing() -> None:
    complaints.settings.set_publishing(Publishing.CHECKED)
    complaint = a_referred_complaint()
    complaints.give_back(an_officer(), complaint, reason="Bukan kami.", version=complaint.version)
    assert is_open(complaint) == (False, False)
    complaints.reject(a_coordinator(), complaint, reason="Fitnah.", version=complaint.version)
    assert is_open(complaint) == (False, False)


def test_what_a_reporter_does_is_no_check() -> None:
    """A note between colleagues is none either."""
    complaint = a_referred_complaint()
    complaints.note(an_officer(), complaint, text="Siapa tahu tempatnya?")
    assert is_open(complaint) == (True, False)
