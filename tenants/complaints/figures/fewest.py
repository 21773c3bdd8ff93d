"""What figures must not tell: groups of so few that somebody could be known among them."""

from typing import TypeVar

from sqlalchemy import ColumnElement, func, select

from tenants.complaints.figures.period import Period
from tenants.complaints.lifecycle import OPEN, Visibility
from tenants.complaints.models import Complaint
from tenants.kernel.db import session

FEWEST = 5  # reports in a group before it is told

T = TypeVar("T")


def if_enough(count: int, value: T) -> T | None:
    """The value if so many stand behind it."""
    return value if count >= FEWEST else None


def count_if_enough(count: int) -> int | None:
    """The same of a count alone, of which none is nobody: 0 is told."""
    return count if count == 0 else if_enough(count, count)


def not_secret() -> ColumnElement[bool]:
    """What those who lead are told of: a secret report is for its handlers alone."""
    return Complaint.visibility != Visibility.SECRET


def secret_counts(period: Period, *which: ColumnElement[bool]) -> tuple[int | None, int | None]:
    """Secret reports that came in the period, and those open now; None where there are too few.

    In fives, the rest left off: two periods, or two days, would else tell of one by subtraction.
    """
    is_open = Complaint.state.in_(OPEN)
    came = (Complaint.submitted_at >= period.start) & (Complaint.submitted_at < period.end)
    row = session.execute(
        select(func.count().filter(came), func.count().filter(is_open)).where(
            Complaint.visibility == Visibility.SECRET, came | is_open, *which
        )
    ).one()
    return _in_fives(row[0]), _in_fives(row[1])


def _in_fives(count: int) -> int | None:
    return if_enough(count, count - count % FEWEST)
