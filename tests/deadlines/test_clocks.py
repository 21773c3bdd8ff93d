"""Clocks in a tenant's tables. `in_tenant` enters Sambas (Asia/Pontianak, UTC+7), rolled back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import ColumnElement, event, select
from sqlalchemy.exc import IntegrityError

from tenants import deadlines
from tenants.deadlines import Clock, DayOff, State
from tenants.kernel.clock import frozen
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid, Refused

pytestmark = pytest.mark.usefixtures("in_tenant", "settings_row")

DECREE = ("Hari Jadi Sambas", "SK Bupati 12/2026", date(2026, 8, 1))
REASON = "perlu_dilengkapi"


def local(day: int, hour: int = 9) -> datetime:
    """An hour of August 2026 in Sambas: the 17th, a Monday, is a holiday, the 25th another."""
    return datetime(2026, 8, day, hour - 7, tzinfo=UTC)


def end_of(day: int) -> datetime:
    return datetime(2026, 8, day, 16, 59, 59, 999_999, tzinfo=UTC)


@pytest.fixture
def settings_row(in_tenant: object) -> None:
    deadlines.install()


@pytest.fixture
def answer() -> Clock:
    """Five working days from Monday the 3rd: due on the 10th."""
    return started("complaint.answer", 3)


def started(step: str, day: int, hour: int = 9) -> Clock:
    clock = deadlines.start(step, local(day, hour))
    session.flush()
    return clock


def reread(clock: Clock) -> Clock:
    session.flush()
    session.expire_all()
    return session.get_one(Clock, clock.id)


def found(condition: ColumnElement[bool]) -> list[Clock]:
    return list(session.scalars(select(Clock).where(condition)))


def kinds(clock: Clock) -> list[tuple[int, int | None, DayOff | None]]:
    days = deadlines.explain(clock)
    return [(day.on.day, day.number, day.reason.kind if day.reason else None) for day in days]


@pytest.fixture
def statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(*what: object) -> None:
        seen.append(str(what[2]))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", note)
    yield seen
    event.remove(connection, "before_cursor_execute", note)


def test_installing_twice_keeps_what_the_tenant_has_set() -> None:
    deadlines.current_setting().warn_days = 4
    session.flush()
    deadlines.install()
    assert deadlines.current_office().warn_days == 4


def test_a_clock_keeps_its_rule_and_ends_with_its_last_day(answer: Clock) -> None:
    clock = reread(answer)
    assert clock.due_at == end_of(10)
    assert clock.warn_at == end_of(6)
    assert (clock.law.profile, clock.law.version, clock.limit) == ("umum", "1", 5)
    assert clock.calendar_version == deadlines.current_office().version


def test_a_clock_explains_each_day() -> None:
    clock = reread(started("complaint.verify", 14, hour=16))  # a Friday, after hours
    assert kinds(clock) == [
        (14, None, DayOff.AFTER_HOURS),
        (15, None, DayOff.WEEKEND),
        (16, None, DayOff.WEEKEND),
        (17, None, DayOff.NATIONAL),
        (18, None, DayOff.RECEIPT),
        (19, 1, None),
        (20, 2, None),
        (21, 3, None),
    ]


def test_a_clock_stands_where_its_moments_say(answer: Clock) -> None:
    assert deadlines.state(answer, local(6, 23)) is State.RUNNING
    assert deadlines.state(answer, local(7, 8)) is State.NEAR
    assert deadlines.state(answer, end_of(10)) is State.NEAR
    assert deadlines.state(answer, end_of(10) + timedelta(microseconds=1)) is State.LATE
    deadlines.stop(answer, local(11))
    assert deadlines.state(answer, local(11)) is State.DONE
    assert not answer.was_on_time


def test_days_left_are_working_days(answer: Clock) -> None:
    assert [deadlines.days_left(answer, local(day)) for day in (3, 7, 8, 10, 11)] == [5, 1, 1, 0, 0]


def test_a_pause_moves_the_due_moment_by_its_working_days(answer: Clock) -> None:
    deadlines.pause(answer, REASON, local(6))
    assert deadlines.state(reread(answer), local(20)) is State.PAUSED
    deadlines.resume(answer, local(10))
    clock = reread(answer)
    assert clock.due_at == end_of(12)
    assert [day for day, _, kind in kinds(clock) if kind is DayOff.PAUSED] == [6, 7]
    assert [each.reason for each in clock.pauses] == [REASON]


def test_a_pause_after_the_due_moment_hides_no_lateness(answer: Clock) -> None:
    deadlines.pause(answer, REASON, local(12))
    assert deadlines.state(answer, local(12)) is State.LATE
    assert found(deadlines.is_late(local(12))) == [answer]
    deadlines.resume(answer, local(14))
    assert answer.due_at == end_of(10)


def test_a_clock_is_paused_once_and_for_a_reason_its_rule_knows(answer: Clock) -> None:
    with pytest.raises(Refused):
        deadlines.pause(answer, "libur panjang", local(4))
    deadlines.pause(answer, REASON, local(4))
    with pytest.raises(Conflict):
        deadlines.pause(answer, REASON, local(5))


def test_the_database_allows_one_open_pause(answer: Clock) -> None:
    two = [
        deadlines.ClockPause(clock_id=answer.id, reason=REASON, started_at=local(day))
        for day in (4, 5)
    ]
    with pytest.raises(IntegrityError), session.begin_nested():
        session.add_all(two)
        session.flush()


def test_a_due_moment_can_be_told_before_its_clock_starts(answer: Clock) -> None:
    assert deadlines.due("complaint.answer", local(3)) == answer.due_at


def test_stopping_a_paused_clock_ends_its_pause_first(answer: Clock) -> None:
    deadlines.pause(answer, REASON, local(10))
    deadlines.stop(answer, local(13))
    assert answer.due_at == end_of(13)
    assert answer.was_on_time
    with pytest.raises(Conflict):
        deadlines.stop(answer, local(14))


def test_a_reopened_clock_runs_on_as_if_never_stopped(answer: Clock) -> None:
    deadlines.stop(answer, local(5))
    deadlines.reopen(answer)
    assert deadlines.state(answer, local(11)) is State.LATE
    with pytest.raises(Conflict):
        deadlines.reopen(answer)


def test_an_answer_is_extended_once_in_writing_and_in_time() -> None:
    clock = started("ppid.answer", 3)
    assert clock.due_at == end_of(18)
    with pytest.raises(Invalid):
        deadlines.extend(clock, " ", local(18))
    deadlines.extend(clock, "Dokumen di arsip provinsi", local(18))
    assert reread(clock).due_at == end_of(28)  # the 25th is Maulid
    assert clock.limit == 17
    with pytest.raises(Conflict):
        deadlines.extend(clock, "Sekali lagi", local(19))


def test_what_is_late_or_has_no_extension_is_not_extended(answer: Clock) -> None:
    with pytest.raises(Refused):
        deadlines.extend(answer, "Sibuk", local(4))
    late = started("ppid.answer", 3)
    with pytest.raises(Refused):
        deadlines.extend(late, "Terlambat", local(19))


def test_an_election_case_may_run_under_its_own_profile() -> None:
    clock = deadlines.start("ppid.answer", local(3), profile="pemilu")
    assert (clock.due_at, clock.law.profile) == (end_of(6), "pemilu")


def test_a_new_holiday_moves_open_clocks_and_leaves_the_others(answer: Clock) -> None:
    done = started("complaint.answer", 3)
    deadlines.stop(done, local(4))
    elsewhere = started("complaint.verify", 12)
    deadlines.declare_holiday(date(2026, 8, 6), *DECREE)
    [moved] = deadlines.recalculate_open()
    assert (moved.clock, moved.was_due_at, moved.due_at) == (answer, end_of(10), end_of(11))
    assert reread(done).due_at == end_of(10)
    assert reread(elsewhere).calendar_version == deadlines.current_office().version
    assert deadlines.recalculate_open() == []
    named = [d.reason.text for d in deadlines.explain(reread(answer)) if d.reason]
    assert "Libur daerah: Hari Jadi Sambas (SK Bupati 12/2026)" in named


def test_a_cancelled_holiday_brings_the_dates_back(answer: Clock) -> None:
    deadlines.declare_holiday(date(2026, 8, 6), *DECREE)
    deadlines.recalculate_open()
    deadlines.cancel_holiday(date(2026, 8, 6), *DECREE)
    [moved] = deadlines.recalculate_open()
    assert moved.due_at == answer.due_at == end_of(10)


def test_a_holiday_needs_a_name_and_a_decree() -> None:
    with pytest.raises(Invalid):
        deadlines.declare_holiday(date(2026, 8, 6), "Hari Jadi", " ", date(2026, 8, 1))


def test_a_holiday_during_an_open_pause_counts_once(answer: Clock) -> None:
    deadlines.pause(answer, REASON, local(6))
    deadlines.declare_holiday(date(2026, 8, 7), *DECREE)
    with frozen(local(10)):
        deadlines.recalculate_open()
    deadlines.resume(answer, local(10))
    assert reread(answer).due_at == end_of(12)


def test_new_office_hours_do_not_move_what_was_received(answer: Clock) -> None:
    deadlines.current_setting().office_closes_at = time(8)
    deadlines.declare_holiday(date(2026, 9, 30), *DECREE)
    assert deadlines.recalculate_open() == []
    assert reread(answer).due_at == end_of(10)


def test_recalculating_many_clocks_takes_few_statements(statements: list[str]) -> None:
    office = deadlines.current_office()
    for _ in range(30):
        clock = deadlines.start("complaint.answer", local(3), office=office)
        deadlines.pause(clock, REASON, local(4))
    session.flush()
    deadlines.declare_holiday(date(2026, 8, 6), *DECREE)
    statements.clear()
    session.expire_all()
    with frozen(local(5)):
        assert len(deadlines.recalculate_open()) == 30
    session.flush()
    assert len(statements) <= 6


def test_a_tenants_own_limit_holds_for_new_clocks_only(answer: Clock) -> None:
    deadlines.tighten("complaint.answer", 2)
    session.flush()
    assert started("complaint.answer", 3).due_at == end_of(5)
    assert reread(answer).due_at == end_of(10)
    with pytest.raises(Invalid):
        deadlines.tighten("complaint.answer", 6)


def test_the_on_time_rate_counts_what_is_overdue_and_open(answer: Clock) -> None:
    for stopped_on in (5, 10, 12):
        deadlines.stop(started("complaint.answer", 3), local(stopped_on))
    started("complaint.answer", 12)  # not due yet
    started("complaint.verify", 3)  # another step
    session.flush()
    rate = deadlines.on_time_rate(local(13), Clock.step == answer.step)
    assert (rate.on_time, rate.closed, rate.overdue, rate.share) == (2, 3, 1, 0.5)
    assert deadlines.on_time_rate(local(13), Clock.step == "ppid.answer").share is None


def test_the_inbox_and_the_page_judge_alike(answer: Clock) -> None:
    paused = started("complaint.answer", 3)
    deadlines.pause(paused, REASON, local(7))
    session.flush()
    for hours in range(24 * 14):
        now = local(1) + timedelta(hours=hours)
        near = found(deadlines.is_near(now))
        late = found(deadlines.is_late(now))
        assert (answer in near) == (deadlines.state(answer, now) is State.NEAR)
        assert (answer in late) == (deadlines.state(answer, now) is State.LATE)
        assert paused not in near + late
