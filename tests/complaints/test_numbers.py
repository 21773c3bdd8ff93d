"""The counts on the portal's home page."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from tenants import complaints
from tenants.kernel import clock, memory
from tenants.kernel.db import session
from tenants.people import Actor
from tests.factories import a_complaint, a_referred_complaint, an_answered_complaint

pytestmark = pytest.mark.usefixtures("in_tenant")


def test_an_empty_regency_has_zeros_and_no_median() -> None:
    found = complaints.numbers()
    assert (found.received_count, found.open_count, found.settled_count) == (0, 0, 0)
    assert found.median_answer_days is None


def test_only_the_last_thirty_days_are_counted() -> None:
    with clock.frozen(clock.now() - timedelta(days=31)):
        a_complaint()
    a_complaint()
    found = complaints.numbers()
    assert (found.received_count, found.open_count) == (1, 2)


def test_the_median_is_of_days_to_the_first_answer() -> None:
    for days in (1, 2, 9):
        filed = clock.now() - timedelta(days=days)
        with clock.frozen(filed):
            complaint = a_referred_complaint()
        complaint.answered_at = clock.now()
    assert complaints.numbers().median_answer_days == pytest.approx(2, abs=0.01)


def test_weeks_count_what_came_and_what_was_settled() -> None:
    with clock.frozen(clock.now() - timedelta(weeks=1)):
        a_complaint()
    closed = an_answered_complaint()
    reporter = Actor(proofs=frozenset({closed.proof}))
    complaints.close(reporter, closed, note=None, version=closed.version)
    weeks = complaints.weeks(3)
    assert [(each.received_count, each.settled_count) for each in weeks] == [(0, 0), (1, 0), (1, 1)]


def test_the_counts_are_asked_for_once_a_minute() -> None:
    assert complaints.numbers().received_count == 0
    a_complaint()
    assert complaints.numbers().received_count == 0
    memory.forget()
    assert complaints.numbers().received_count == 1


@pytest.mark.parametrize("read", [complaints.numbers, complaints.weeks])
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
    """The nodes of a plan that read a table; a bitmap's index stands below it."""
    if plan.get("Relation Name") == table:
        yield next((each for each in plan.get("Plans", []) if "Index Cond" in each), plan)
    for each in plan.get("Plans", []):
        yield from looks_at(table, each)
