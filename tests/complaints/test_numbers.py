"""The counts on the portal's home page."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from tenants import complaints
from tenants.complaints import Complaint, Filter, Group, Visibility
from tenants.kernel import clock, memory
from tenants.kernel.db import session
from tenants.people import Actor
from tests.factories import a_complaint, a_referred_complaint, an_answered_complaint

pytestmark = pytest.mark.usefixtures("in_tenant")


def test_an_empty_regency_has_zeros_and_no_median() -> None:
    found = complaints.numbers.now()
    assert (found.received_count, found.open_count, found.late_count) == (0, 0, 0)
    assert found.settled_count == 0
    assert found.median_answer_days is None


def test_only_the_last_thirty_days_are_counted() -> None:
    with clock.frozen(clock.now() - timedelta(days=31)):
        a_referred_complaint()
    a_referred_complaint()
    found = complaints.numbers.now()
    assert (found.received_count, found.open_count, found.late_count) == (1, 2, 1)


def test_what_nobody_may_read_is_not_counted() -> None:
    a_complaint()
    a_referred_complaint(visibility=Visibility.SECRET)
    found = complaints.numbers.now()
    assert (found.received_count, found.open_count) == (0, 0)
    assert [each.received_count for each in complaints.numbers.weeks(1)] == [0]


def test_a_number_is_as_long_as_its_list() -> None:
    with clock.frozen(clock.now() - timedelta(days=31)):
        late, done = a_referred_complaint(), an_answered_complaint()
        a_referred_complaint(visibility=Visibility.SECRET)
    an_answered_complaint()
    complaints.close(its_reporter(done), done, note=None, version=done.version)
    found = complaints.numbers.now()
    lists = {each: complaints.published().newest(Filter(group=each)).items for each in Group}
    assert {each: len(items) for each, items in lists.items()} == {
        Group.RECEIVED: found.received_count,
        Group.OPEN: found.open_count,
        Group.LATE: found.late_count,
        Group.SETTLED: found.settled_count,
    }
    assert [each.id for each in lists[Group.LATE]] == [late.id]
    assert [each.id for each in lists[Group.SETTLED]] == [done.id]
    for group, items in lists.items():
        assert complaints.count_published(Filter(group=group)) == len(items)


def its_reporter(complaint: Complaint) -> Actor:
    return Actor(proofs=frozenset({complaint.proof}))


LAMP = {
    "topic_code": "lampu-jalan-mati",
    "text": "Lampu jalan di simpang padam sejak dua pekan.",
}


def test_the_agencies_with_most_late_reports_come_first() -> None:
    with clock.frozen(clock.now() - timedelta(days=31)):
        late = a_referred_complaint()
        a_referred_complaint(visibility=Visibility.SECRET)
    timely = a_referred_complaint(**LAMP)
    loads = complaints.loads.of()
    assert [(each.agency_id, each.open_count, each.late_count) for each in loads] == [
        (late.agency_id, 2, 2),
        (timely.agency_id, 1, 0),
    ]


def test_no_agency_with_few_late_reports_is_named_to_everybody() -> None:
    """The secret ones neither lift an agency over the line nor are in its number."""
    with clock.frozen(clock.now() - timedelta(days=31)):
        roads = [a_referred_complaint() for _ in range(4)]
        a_referred_complaint(visibility=Visibility.SECRET)
        for _ in range(2):
            a_referred_complaint(**LAMP)
    assert complaints.figures.lateness() == ((), 2)
    with clock.frozen(clock.now() - timedelta(days=31)):
        a_referred_complaint()
    memory.forget()
    told, hidden_count = complaints.figures.lateness()
    assert [(each.agency_id, each.late_count) for each in told] == [(roads[0].agency_id, 5)]
    assert hidden_count == 1


def test_the_median_is_of_days_to_the_first_answer() -> None:
    for days in (1, 2, 9):
        filed = clock.now() - timedelta(days=days)
        with clock.frozen(filed):
            complaint = a_referred_complaint()
        complaint.answered_at = clock.now()
    assert complaints.numbers.now().median_answer_days == pytest.approx(2, abs=0.01)


def test_weeks_count_what_came_and_what_was_settled() -> None:
    with clock.frozen(clock.now() - timedelta(weeks=1)):
        a_referred_complaint()
    closed = an_answered_complaint()
    complaints.close(its_reporter(closed), closed, note=None, version=closed.version)
    weeks = complaints.numbers.weeks(3)
    assert [(each.received_count, each.settled_count) for each in weeks] == [(0, 0), (1, 0), (1, 1)]


def test_the_counts_are_asked_for_once_a_minute() -> None:
    assert complaints.numbers.now().received_count == 0
    a_referred_complaint()
    assert complaints.numbers.now().received_count == 0
    memory.forget()
    assert complaints.numbers.now().received_count == 1


@pytest.mark.parametrize("read", [complaints.numbers.now, complaints.numbers.weeks])
def test_the_whole_table_is_never_read(read: Callable[[], object]) -> None:
    """Each look at it begins at a place of an index, which a count without a WHERE can't."""
    looks = [each for plan in plans(read) for each in looks_at("complaint", plan)]
    assert looks
    assert [each for each in looks if "Index Cond" not in each] == []


def plans(read: Callable[[], object]) -> list[dict[str, Any]]:
    """How PostgreSQL would run what `read` asks, where a table has more than a few rows."""
    asked: list[tuple[Any, Any]] = []
    connection = session.connection()

    def note(*what: Any) -> None:
        asked.append((what[2], what[3]))

    event.listen(connection, "before_cursor_execute", note)
    read()
    event.remove(connection, "before_cursor_execute", note)
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    found = []
    for statement, values in asked:
        told = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalar_one()
        told = json.loads(told) if isinstance(told, str) else told
        found.append(told[0]["Plan"])
    return found


def looks_at(table: str, plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The nodes of a plan that read a table; a bitmap's indexes stand below it, or below an And."""
    if plan.get("Relation Name") == table:
        yield next((each for each in below(plan) if "Index Cond" in each), plan)
    for each in plan.get("Plans", []):
        yield from looks_at(table, each)


def below(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in plan.get("Plans", []):
        yield each
        yield from below(each)
