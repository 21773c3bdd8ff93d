"""What waits for its reporter is merged as well: its pause ends, and with it the question."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from tenants import complaints, deadlines
from tenants.complaints import Complaint, State
from tenants.kernel import clock
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict
from tenants.kernel.outbox import Announcement
from tenants.people import Actor
from tests.factories import a_complaint, a_coordinator, a_referred_complaint, an_officer

pytestmark = pytest.mark.usefixtures("in_tenant")

ADDRESS = {"email": "pelapor@contoh.test", "name": "Siti Aminah"}


def merge(complaint: Complaint, lead: Complaint, actor: Actor | None = None) -> None:
    complaints.clusters.merge(actor or an_officer(), complaint, lead, version=complaint.version)
    session.flush()


def clocks(complaint: Complaint) -> list[deadlines.Clock]:
    numbers = complaint.step_clock_id, complaint.settlement_clock_id
    return [session.get_one(deadlines.Clock, each) for each in numbers]


def test_what_waits_for_its_reporter_waits_no_longer_once_it_is_merged() -> None:
    lead, member = a_referred_complaint(), a_referred_complaint(**ADDRESS)
    officer = an_officer()
    complaints.asking.ask(officer, member, question="Di sisi mana?", version=member.version)
    asked_for = member.waiting_clock
    merge(member, lead)
    assert (member.status, member.merged_from) == (State.MERGED, State.IN_PROGRESS)
    assert asked_for is not None
    assert not asked_for.is_open
    assert [(each.is_open, each.paused_at) for each in clocks(member)] == [(False, None)] * 2
    assert member.id not in complaints.silence.waiting_ids()
    told = select(Announcement.payload).where(Announcement.kind == "complaint.merged")
    assert session.scalars(told).all() == [{"complaint_id": member.id}]
    assert (
        session.scalars(select(AuditEntry.action).where(AuditEntry.subject == member.proof)).all()[
            -1
        ]
        == "complaint.merge"
    )
    with pytest.raises(Conflict):
        complaints.asking.complete(
            Actor(proofs=frozenset({member.proof})), member, text="Di kiri.", version=member.version
        )
    complaints.clusters.unmerge(officer, member, reason="Jalan lain.", version=member.version)
    assert member.status is State.IN_PROGRESS
    assert [(each.is_open, each.paused_at) for each in clocks(member)] == [(True, None)] * 2


def test_only_the_days_its_reporter_was_asked_are_added() -> None:
    """As if the question had been dropped at the merging, and it had never been merged."""
    officer, begun = an_officer(), datetime(2026, 7, 6, 2, 0, tzinfo=UTC)
    with clock.frozen(begun):
        lead, member, twin = (a_referred_complaint() for _ in range(3))
        for each in (member, twin):
            complaints.asking.ask(officer, each, question="Di mana?", version=each.version)
    with clock.frozen(begun + timedelta(days=2)):
        merge(member, lead)
        complaints.asking.drop(officer, twin, version=twin.version)
    with clock.frozen(begun + timedelta(days=3)):
        complaints.clusters.unmerge(officer, member, reason="Lain.", version=member.version)
    assert [each.due_at for each in clocks(member)] == [each.due_at for each in clocks(twin)]


def test_what_the_coordinator_asked_about_can_be_merged_too() -> None:
    lead, member = a_referred_complaint(), a_complaint(**ADDRESS)
    coordinator = a_coordinator()
    complaints.asking.ask(coordinator, member, question="Di mana?", version=member.version)
    merge(member, lead, coordinator)
    complaints.clusters.unmerge(coordinator, member, reason="Lain.", version=member.version)
    assert member.status is State.RECEIVED
