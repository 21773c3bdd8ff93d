"""Clocks in a tenant's tables: how they run, stand still and explain themselves."""

from datetime import timedelta

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from tenants import deadlines
from tenants.deadlines import Clock, ClockPause, DayOff, State
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid, Refused
from tests.deadlines.august import REASON, end_of, found, kinds, local, reread, started

pytestmark = pytest.mark.usefixtures("settings_row")


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
    deadlines.pause(answer, REASON, local(4))
    session.flush()
    second = insert(ClockPause).values(clock_id=answer.id, reason=REASON, started_at=local(5))
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(second)


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
