"""The stretch of time that figures are of, the one before it, and how long they are kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tenants.kernel import clock, tenancy

MONTHS_A_YEAR = 12
LATELY = timedelta(days=30)
WEEKS = 13  # of a chart
KEPT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` until before `end`; what came before has the same length."""

    start: datetime
    end: datetime
    before_start: datetime
    before_end: datetime


def lately() -> Period:
    """Today and the days before it, thirty in all, and the thirty before those."""
    now = clock.now()
    tomorrow = now.astimezone(tenancy.current().zone).date() + timedelta(days=1)
    start, before = _midnight(tomorrow - LATELY), _midnight(tomorrow - 2 * LATELY)
    return Period(start, now, before, start)


def this_month() -> date:
    """Its first day, where the tenant lives."""
    return clock.now().astimezone(tenancy.current().zone).date().replace(day=1)


def months_before(month: date, count: int) -> date:
    """The first day of the month so many months before; after, where the count is negative."""
    number = month.year * MONTHS_A_YEAR + month.month - 1 - count
    return date(number // MONTHS_A_YEAR, number % MONTHS_A_YEAR + 1, 1)


def of_months(first: date, last: date) -> Period:
    """Whole months, each by its first day. One that still runs is compared with as many days."""
    count = (last.year - first.year) * MONTHS_A_YEAR + last.month - first.month + 1
    now, over = clock.now(), _midnight(months_before(last, -1))
    start, end = _midnight(first), min(over, now)
    before = _midnight(months_before(first, count))
    return Period(start, end, before, start if over <= now else min(start, before + (end - start)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), tenancy.current().zone)
