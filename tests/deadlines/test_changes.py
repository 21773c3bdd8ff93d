"""A changed calendar moves open clocks; a changed promise does not. And what the numbers say."""

from datetime import date, time, timedelta

import pytest

from tenants import deadlines
from tenants.deadlines import Clock, State
from tenants.kernel.clock import frozen
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tests.deadlines.august import REASON, end_of, found, local, reread, started

pytestmark = pytest.mark.usefixtures("settings_row")

DECREE = ("Hari Jadi Sambas", "SK Bupati 12/2026", date(2026, 8, 1))


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
    named = [d.reason.spoken() for d in deadlines.explain(reread(answer)) if d.reason]
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


def test_what_is_promised_follows_the_tenants_own_limit(settings_row: None) -> None:
    law = deadlines.promise("complaint.answer")
    assert (law.limit, law.unit) == (5, deadlines.Unit.WORKING_DAYS)
    deadlines.tighten("complaint.answer", 2)
    assert deadlines.promise("complaint.answer").limit == 2
    assert deadlines.promise("complaint.verify").limit == 3


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
