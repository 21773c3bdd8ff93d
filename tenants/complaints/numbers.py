"""Counts for people who have one minute."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, ScalarSelect, extract, func, literal, select

from tenants.complaints.groups import LATELY, in_group
from tenants.complaints.lifecycle import Group, State
from tenants.complaints.models import Complaint
from tenants.complaints.policy import published
from tenants.kernel import clock, tenancy
from tenants.kernel.db import session
from tenants.kernel.memory import remembered

SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of what everybody may read; received and settled in the last 30 days.

    The median is of calendar days to the first answer, None without any.
    """

    received_count: int
    open_count: int
    late_count: int
    settled_count: int
    median_answer_days: float | None


@dataclass(frozen=True, slots=True)
class Week:
    starts_on: date
    received_count: int
    settled_count: int


def now() -> Numbers:
    """A minute old at most; each is as long as the public list of its group."""
    return remembered("numbers", _numbers)


def _numbers() -> Numbers:
    """One statement of five counts, each by an index of its own: the whole table is never read."""
    since = clock.now() - LATELY
    days = extract("epoch", Complaint.answered_at - Complaint.submitted_at) / SECONDS_A_DAY
    median = select(func.percentile_cont(0.5).within_group(days))
    received, is_open, late, settled, days_to_answer = session.execute(
        select(
            _count(Group.RECEIVED),
            _count(Group.OPEN),
            _count(Group.LATE),
            _count(Group.SETTLED),
            median.where(Complaint.answered_at >= since, published()).scalar_subquery(),
        )
    ).one()
    median_days = None if days_to_answer is None else float(days_to_answer)
    return Numbers(received, is_open, late, settled, median_days)


def _count(group: Group) -> ScalarSelect[int]:
    counted = select(func.count()).select_from(Complaint)
    return counted.where(published(), in_group(group)).scalar_subquery()


def weeks(count: int = 8) -> tuple[Week, ...]:
    """Received and settled per week in the tenant's zone, oldest first; a minute old at most."""
    return remembered(f"{count} weeks", lambda: weeks_of(count, published()))


def weeks_of(count: int, *which: ColumnElement[bool]) -> tuple[Week, ...]:
    """The same of the reports `which`, counted now."""
    zone = tenancy.current().zone
    today = clock.now().astimezone(zone).date()
    first = today - timedelta(days=today.weekday(), weeks=count - 1)
    starts = datetime.combine(first, datetime.min.time(), zone)
    received = _per_week(Complaint.submitted_at, starts).where(*which)
    settled = _per_week(Complaint.settled_at, starts).where(Complaint.state == State.CLOSED, *which)
    rows = session.execute(received.union_all(settled)).all()
    counted = {(kind, week): number for kind, week, number in rows}
    days = [first + timedelta(weeks=number) for number in range(count)]
    return tuple(
        Week(day, counted.get(("submitted_at", day), 0), counted.get(("settled_at", day), 0))
        for day in days
    )


def _per_week(moment: Any, starts: datetime) -> Any:
    zone = tenancy.current().timezone
    week = func.date_trunc("week", func.timezone(zone, moment)).cast(Date)
    return (
        select(literal(moment.key), week.label("week"), func.count())
        .where(moment >= starts)
        .group_by(week)
    )
