"""Anybody may type anybody's address: how often its mailbox is asked."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tenants.complaints import following
from tenants.complaints.actions.following.asking import ASKED_AN_HOUR
from tenants.kernel import clock, outbox
from tenants.kernel.db import session
from tests.factories import a_mailed_follower, a_referred_complaint

pytestmark = pytest.mark.usefixtures("in_tenant")

READER = "siti@contoh.test"


def questions() -> int:
    """How many were announced."""
    asked = outbox.Announcement.kind == "follow.confirmation"
    return session.scalars(select(func.count()).where(asked)).one()


def test_a_mailbox_gets_no_more_by_being_asked_the_same_again_and_again() -> None:
    """Of things that it follows already too."""
    found = [a_referred_complaint() for _ in range(ASKED_AN_HOUR - 1)]
    for each in found[:2]:
        a_mailed_follower(READER, following.Subject(each.id))
    begun, before = clock.now() + timedelta(hours=2), questions()
    for minutes in range(0, 60, 10):
        with clock.frozen(begun + timedelta(minutes=minutes)):
            for each in found:
                following.ask(READER, following.Subject(each.id), locale="id")
    assert questions() - before == len(found)
