"""What an officer and a resident read in the morning; nothing to say is nothing sent."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tenants import agencies, complaints, deadlines, people
from tenants.complaints import Box, State
from tenants.kernel import clock, memory, outbox
from tenants.kernel.db import session
from tenants.people import Frequency, Role
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_follower,
    a_referred_complaint,
    a_resident,
    an_answered_complaint,
    an_officer,
    somebody,
)

pytestmark = pytest.mark.usefixtures("in_tenant")

# Sambas is at UTC+7: this is Wednesday 25 November 2026, 06:30 there.
MORNING = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)


def digests() -> set[str]:
    rows = select(outbox.Announcement.dedupe_key).where(
        outbox.Announcement.kind.in_(("digest.officer", "digest.coordinator", "digest.resident"))
    )
    return set(session.scalars(rows))


def test_nothing_is_announced_before_six_in_the_tenants_zone() -> None:
    an_officer()
    with clock.frozen(MORNING - timedelta(hours=1)):
        assert complaints.announce_digests() == 0


def test_a_second_announcement_of_the_day_brings_nothing_new() -> None:
    officer = an_officer()
    with clock.frozen(MORNING):
        assert complaints.announce_digests() >= 1
        assert complaints.announce_digests() == 0
    assert f"digest.officer:{officer.id}:2026-11-25" in digests()


def test_a_weekly_digest_comes_on_monday_only() -> None:
    resident = a_follower()
    with clock.frozen(MORNING):
        complaints.announce_digests()
    assert f"digest.resident:{resident.id}:2026-11-25" not in digests()
    with clock.frozen(MORNING + timedelta(days=5)):
        complaints.announce_digests()
    assert f"digest.resident:{resident.id}:2026-11-30" in digests()


@pytest.mark.parametrize("day", ["2026-11-28", "2026-11-29", "2026-12-25"])  # and Christmas
def test_nobody_is_called_to_work_on_a_day_off_but_residents_hear(day: str) -> None:
    officer, coordinator = an_officer(), a_coordinator()
    resident = a_follower(places=Frequency.DAILY)
    with clock.frozen(datetime.fromisoformat(f"{day}T07:00+07:00")):
        complaints.announce_digests()
    assert f"digest.officer:{officer.id}:{day}" not in digests()
    assert f"digest.coordinator:{coordinator.id}:{day}" not in digests()
    assert f"digest.resident:{resident.id}:{day}" in digests()


def test_a_weekly_one_for_the_staff_waits_for_the_weeks_first_working_day() -> None:
    officer = an_officer()
    people.set_digest(people.by_id(officer.id or 0), Frequency.WEEKLY)
    monday, tuesday, wednesday = (date(2026, 12, number) for number in (7, 8, 9))
    deadlines.declare_holiday(
        monday, name="Hari Jadi", source="SK Bupati 1/2026", decided_on=date(2026, 11, 2)
    )
    session.flush()
    told = []
    for day in (monday, tuesday, wednesday):
        with clock.frozen(datetime.fromisoformat(f"{day}T07:00+07:00")):
            complaints.announce_digests()
        if f"digest.officer:{officer.id}:{day}" in digests():
            told.append(day)
    assert told == [tuesday]


def test_who_stopped_the_digest_gets_none() -> None:
    officer = an_officer()
    people.set_digest(people.by_id(officer.id or 0), Frequency.NEVER)
    session.flush()
    with clock.frozen(MORNING):
        complaints.announce_digests()
    assert f"digest.officer:{officer.id}:2026-11-25" not in digests()


def test_who_has_a_role_is_a_resident_still_and_is_told_as_one_too() -> None:
    officer, coordinator = an_officer(), a_coordinator()
    followers = [a_follower(each, places=Frequency.DAILY) for each in (officer, coordinator)]
    with clock.frozen(MORNING):
        complaints.announce_digests()
    told = {
        f"digest.officer:{officer.id}",
        f"digest.coordinator:{coordinator.id}",
        *(f"digest.resident:{each.id}" for each in followers),
    }
    assert {f"{each}:2026-11-25" for each in told} <= digests()
    assert f"digest.officer:{coordinator.id}:2026-11-25" not in digests()


def test_an_officers_digest_sorts_by_what_presses() -> None:
    officer = an_officer()
    with clock.frozen(MORNING - timedelta(days=20)):
        late = a_referred_complaint()
        answered = an_answered_complaint()
    with clock.frozen(MORNING - timedelta(hours=12)):
        fresh = a_referred_complaint()
    with clock.frozen(MORNING):
        account = people.by_id(officer.id or 0)
        digest = complaints.digests.of_officer(account)
    assert [each.id for each in digest.overdue.listed] == [late.id]
    assert [each.id for each in digest.fresh.listed] == [fresh.id]  # none is said twice
    assert [each.id for each in digest.awaiting_reporter.listed] == [answered.id]


def test_an_officers_digest_says_what_was_reopened_and_what_waits_for_its_reporter() -> None:
    officer, resident = an_officer(), a_resident()
    with clock.frozen(MORNING - timedelta(hours=12)):
        reopened, asked = an_answered_complaint(resident), a_referred_complaint()
        complaints.reopen(resident, reopened, note=None, version=reopened.version)
        asked.state = State.NEEDS_REPORTER
        session.flush()
    with clock.frozen(MORNING):
        digest = complaints.digests.of_officer(people.by_id(officer.id or 0))
    assert [each.id for each in digest.reopened.listed] == [reopened.id]
    assert [each.id for each in digest.asked.listed] == [asked.id]


def test_a_digest_counts_what_the_list_it_leads_to_holds() -> None:
    officer = an_officer()
    with clock.frozen(MORNING - timedelta(days=20)):
        for _ in range(12):
            a_referred_complaint()
    with clock.frozen(MORNING):
        a_referred_complaint()
        digest = complaints.digests.of_officer(people.by_id(officer.id or 0))
        counts = complaints.count_boxes(officer)
    assert (digest.overdue.count, len(digest.overdue.listed), digest.overdue.others) == (12, 10, 2)
    assert (digest.overdue.count, digest.due_soon.count, digest.fresh.count) == (
        counts[Box.OVERDUE],
        counts[Box.DUE_SOON],
        counts[Box.NEW],
    )


def test_a_coordinators_digest_holds_the_queue_and_who_is_late() -> None:
    with clock.frozen(MORNING - timedelta(days=20)):
        late = a_referred_complaint()
        returned = a_referred_complaint()
        officer = somebody(Role.OFFICER, returned.agency_id)
        complaints.give_back(officer, returned, reason="Bukan.", version=returned.version)
    with clock.frozen(MORNING):
        digest = complaints.digests.of_coordinators()
    assert [each.id for each in digest.waiting.listed] == [returned.id]
    assert [(each.agency_id, each.late_count) for each in digest.late_at] == [(late.agency_id, 1)]
    assert (digest.waiting.count, digest.late_count) == (1, 1)


def test_a_coordinators_digest_counts_what_lies_where_nobody_works() -> None:
    complaint = a_complaint()
    social = agencies.by_code("dinas-sosial")
    complaints.refer(
        a_coordinator(),
        complaint,
        topic_code=None,
        agency_id=social.id,
        version=complaint.version,
    )
    digest = complaints.digests.of_coordinators()
    assert (digest.unstaffed_count, digest.late_count, digest.is_empty) == (1, 0, False)
    assert [(each.agency_id, each.open_count) for each in digest.unstaffed_at] == [(social.id, 1)]
    an_officer("dinas-sosial")
    memory.forget_everything()
    assert complaints.digests.of_coordinators().is_empty


def test_a_digest_with_nothing_in_it_is_empty() -> None:
    account = people.by_id(an_officer("dinas-sosial").id or 0)
    assert complaints.digests.of_officer(account).is_empty
    resident = a_follower(places=Frequency.DAILY)
    assert complaints.digests.of_resident(resident, MORNING.date()).is_empty
