"""How old what is still open is, in calendar days from filing."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, extract, func, select, tuple_
from sqlalchemy.dialects.postgresql import array

from tenants.complaints.figures.counting import SECONDS_A_DAY
from tenants.complaints.models import Complaint
from tenants.deadlines import Clock, is_late
from tenants.kernel import clock
from tenants.kernel.db import session

# The first days of the stretches after the first; the last has no end.
EDGES = (3, 7, 14, 30, 60, 90)
# What GROUPING(stretch, agency) says of a row.
_BY_STRETCH, _BY_AGENCY, _WHOLE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Backlog:
    """What is open, how much of it is past due, and its age."""

    count: int = 0
    late_count: int = 0
    median_days: float = 0
    oldest_days: float = 0


@dataclass(frozen=True)
class Ages:
    """`stretches` counts by EDGES, all together; `by_agency` by its id, `whole` of all."""

    whole: Backlog
    stretches: tuple[int, ...]
    by_agency: dict[int, Backlog]


def ages(*which: ColumnElement[bool]) -> Ages:
    """Of the reports and clocks of their step for which all of this holds, in one statement."""
    now = clock.now()
    days = extract("epoch", now - Complaint.submitted_at) / SECONDS_A_DAY
    each = (
        select(
            Complaint.agency_id,
            days.label("days"),
            func.width_bucket(days, array(EDGES)).label("stretch"),
            is_late(now).label("late"),
        )
        .outerjoin(Clock, Clock.id == Complaint.step_clock_id)
        .where(*which)
        .subquery()
    )
    sets = func.grouping_sets(tuple_(), tuple_(each.c.stretch), tuple_(each.c.agency_id))
    rows = session.execute(
        select(
            func.grouping(each.c.stretch, each.c.agency_id),
            each.c.stretch,
            each.c.agency_id,
            func.count(),
            func.count().filter(each.c.late),
            func.percentile_cont(0.5).within_group(each.c.days),
            func.max(each.c.days),
        ).group_by(sets)
    ).all()
    by_stretch = {stretch: count for level, stretch, _, count, *_ in rows if level == _BY_STRETCH}
    return Ages(
        whole=next((_backlog(*row[3:]) for row in rows if row[0] == _WHOLE and row[3]), Backlog()),
        stretches=tuple(by_stretch.get(number, 0) for number in range(len(EDGES) + 1)),
        by_agency={row[2]: _backlog(*row[3:]) for row in rows if row[0] == _BY_AGENCY and row[2]},
    )


def _backlog(count: int, late: int, median: float, oldest: float) -> Backlog:
    return Backlog(count, late, float(median), float(oldest))
