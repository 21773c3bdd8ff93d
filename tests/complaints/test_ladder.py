"""Reminders go up rung by rung, each once a clock, on working mornings, in one mail a person."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from tenants import complaints, deadlines
from tenants.complaints import Complaint
from tenants.complaints.actions.ladder import Reminder, Rung
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.outbox import Announcement
from tests.factories import a_coordinator, a_referred_complaint, an_officer

pytestmark = pytest.mark.usefixtures("in_tenant")

# Monday 2 November 2026, nine in the morning in Sambas: five working days of a plain week follow.
MONDAY = datetime(2026, 11, 2, 2, tzinfo=UTC)
DAY = timedelta(days=1)


def filed() -> Complaint:
    with clock.frozen(MONDAY):
        return a_referred_complaint()


def climbed(at: datetime) -> int:
    with clock.frozen(at):
        return complaints.ladder.climb(at.date())


def rungs(complaint: Complaint) -> list[str]:
    query = select(Reminder.rung).where(Reminder.complaint_id == complaint.id)
    return list(session.scalars(query.order_by(Reminder.id)))


def mails() -> list[Announcement]:
    told = select(Announcement).where(Announcement.kind == "ladder.morning")
    return list(session.scalars(told.order_by(Announcement.id)))


def test_each_rung_is_climbed_on_its_morning_and_never_again() -> None:
    """Due on Monday the 9th; near from Thursday the 5th on, the clock's own two days before."""
    complaint = filed()
    assert rungs(complaint) == []
    seen = {}
    for days in range(1, 25):
        climbed(MONDAY + days * DAY)
        climbed(MONDAY + days * DAY + timedelta(hours=2))
        seen[(MONDAY + days * DAY).day] = len(rungs(complaint))
    step = session.get_one(deadlines.Clock, complaint.step_clock_id)
    assert step.due_at.day == 9
    first = {count: day for day, count in reversed(seen.items()) if count}
    assert rungs(complaint) == list(Rung)
    assert first == {1: 6, 2: 10, 3: 12, 4: 18}


def test_weekends_nights_and_holidays_are_quiet() -> None:
    complaint = filed()
    late = MONDAY + 12 * DAY  # a Saturday
    assert climbed(late) == 0
    for hour in (-5, 8):  # four in the morning, five in the afternoon
        moment = MONDAY + 14 * DAY + timedelta(hours=hour)
        with clock.frozen(moment):
            assert not complaints.ladder.announce_morning()
        assert climbed(moment) == 0
    deadlines.declare_holiday((MONDAY + 14 * DAY).date(), "Hari Jadi", "SK 1", MONDAY.date())
    assert climbed(MONDAY + 14 * DAY) == 0
    assert rungs(complaint) == []


def test_after_days_without_a_worker_all_that_was_left_out_is_climbed_in_one_mail() -> None:
    complaint = filed()
    officer_count = len(set(_officers(complaint)))
    climbed(MONDAY + 28 * DAY)
    assert rungs(complaint) == list(Rung)
    assert len(mails()) == officer_count + _coordinator_count()
    assert climbed(MONDAY + 29 * DAY) == 0


def _officers(complaint: Complaint) -> list[int]:
    found, fell_back = complaints.ladder.recipients(Rung.OFFICER, complaint.agency_id)
    assert not fell_back
    return [each.id for each in found]


def _coordinator_count() -> int:
    found, _ = complaints.ladder.recipients(Rung.COORDINATOR, None)
    return len(found)


def test_forty_late_reports_are_one_mail_a_person() -> None:
    for _ in range(40):
        filed()
    assert climbed(MONDAY + 10 * DAY) >= 80
    keys = [each.payload["account_id"] for each in mails()]
    assert keys
    assert len(keys) == len(set(keys))


def test_a_rung_that_nobody_holds_falls_to_the_coordinator() -> None:
    complaint = filed()
    coordinator = a_coordinator()
    climbed(MONDAY + 8 * DAY)
    query = select(Reminder).where(Reminder.complaint_id == complaint.id, Reminder.rung == "kepala")
    head = session.scalars(query).one()
    assert head.fell_back
    assert coordinator.id in head.account_ids
    officer = an_officer()
    assert officer.id not in head.account_ids


def test_what_is_answered_or_paused_reminds_nobody() -> None:
    complaint = filed()
    step = session.get_one(deadlines.Clock, complaint.step_clock_id)
    deadlines.stop(step, MONDAY + DAY)
    session.flush()
    climbed(MONDAY + 10 * DAY)
    assert rungs(complaint) == []


def test_a_tenant_says_after_how_many_days_and_may_leave_a_rung_out() -> None:
    complaint = filed()
    days = {Rung.HEAD: None, Rung.COORDINATOR: 1, Rung.REGENT: 20}
    complaints.ladder.set_days("operator", days)
    climbed(MONDAY + 8 * DAY)
    assert rungs(complaint) == [Rung.OFFICER, Rung.COORDINATOR]
    with pytest.raises(Invalid):
        complaints.ladder.set_days("operator", days | {Rung.REGENT: 91})


def test_the_next_rung_and_its_day_are_known() -> None:
    complaint = filed()
    climbed(MONDAY + 8 * DAY)
    with clock.frozen(MONDAY + 8 * DAY):
        found = complaints.by_id(complaint.id)
        reached = complaints.ladder.reminders_of([found])[found.id]
        following = complaints.ladder.next_step(found, reached)
    assert following is not None
    assert (following.rung, following.on.day) == (Rung.COORDINATOR, 12)


def test_the_morning_is_announced_once_a_day() -> None:
    with clock.frozen(MONDAY):
        assert complaints.ladder.announce_morning()
        assert not complaints.ladder.announce_morning()
    with clock.frozen(MONDAY + DAY):
        assert complaints.ladder.announce_morning()
