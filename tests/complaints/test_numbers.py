"""The counts on the portal's home page."""

from datetime import timedelta

import pytest

from tenants import complaints
from tenants.kernel import clock
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
