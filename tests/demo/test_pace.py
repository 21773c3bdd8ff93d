"""The demo's month: its offices differ, keep hours, and rest at the weekend; always the same."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from tenants.kernel import tenancy
from web.cli.demo.pace import CLOSES, OPENS, SATURDAY, TEMPOS, Pace

pytestmark = pytest.mark.usefixtures("in_tenant")
NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=40)
STEP = timedelta(hours=20)
OFFICES = [f"Dinas {number}" for number in range(40)]


def paces(count: int = 200) -> list[Pace]:
    return [Pace(f"sambas-{number}", NOW) for number in range(count)]


def local(at: datetime) -> datetime:
    return at.astimezone(tenancy.current().zone)


def test_every_demo_tells_the_same_month() -> None:
    assert [each.office(LONG_AGO, STEP) for each in paces()] == [
        each.office(LONG_AGO, STEP) for each in paces()
    ]


def test_offices_work_in_their_hours_and_no_two_reports_take_alike() -> None:
    moments = [local(each.office(LONG_AGO, STEP)) for each in paces()]
    assert all(at.weekday() < SATURDAY and OPENS <= at.hour < CLOSES for at in moments)
    assert len(set(moments)) > len(moments) / 2


def test_some_offices_are_slow_and_are_asked_again_more_often() -> None:
    tempos, again = set(), Counter[bool]()
    for each, office in zip(paces(40), OFFICES, strict=True):
        each.goes_to(office)
        tempos.add(each.tempo)
    assert len(tempos) > len(TEMPOS) / 2
    for tempo in (min(TEMPOS), max(TEMPOS)):
        for each in paces():
            each.tempo = tempo
            again[tempo == max(TEMPOS)] += each.is_opened_again()
    assert 0 < again[False] < again[True]


def test_weekends_are_quiet() -> None:
    days = [NOW - timedelta(days=number) for number in range(28)]
    begun = Counter(
        local(each.begins(day)).weekday() >= SATURDAY for day in days for each in paces(20)
    )
    assert 0 < begun[True] < begun[False] / 5


def test_nothing_happens_after_now() -> None:
    just_now = NOW - timedelta(minutes=5)
    for each in paces():
        assert just_now < each.office(just_now, STEP) <= NOW
        assert just_now < each.reporter(just_now, STEP) <= NOW
