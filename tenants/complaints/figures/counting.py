"""How many reports came to a point of their life in a period, and how long that took them.

One statement counts the period and the one before, all together and by whatever is asked for:
the table is read once, by the index of the moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, extract, func, null, or_, select, tuple_

from tenants.complaints.figures.period import Period
from tenants.complaints.lifecycle import State
from tenants.complaints.models import Complaint, Entry
from tenants.kernel.db import session

SECONDS_A_DAY = 86_400
ALL = "all"
COLUMNS = {
    "topic": Complaint.topic_code,
    "agency": Complaint.agency_id,
    "village": Complaint.village_code,
}


@dataclass(frozen=True, slots=True)
class Measure:
    """Days are calendar days from filing; those that were opened again among the counted."""

    count: int = 0
    median_days: float | None = None
    p90_days: float | None = None
    reopened_count: int = 0


NOTHING = Measure()


@dataclass(frozen=True)
class Counted:
    """Measures of the period and of the one before, by what they are of."""

    measures: dict[tuple[bool, str, Any], Measure]

    def of(self, by: str = ALL, key: Any = None, *, before: bool = False) -> Measure:
        return self.measures.get((not before, by, key), NOTHING)

    def keys(self, by: str) -> list[Any]:
        """What of this kind the period has anything of, the most first."""
        found = [
            (measure.count, key)
            for (is_now, kind, key), measure in self.measures.items()
            if is_now and kind == by and key is not None
        ]
        return [key for _count, key in sorted(found, key=lambda each: (-each[0], str(each[1])))]


def received(period: Period, *which: ColumnElement[bool], by: Sequence[str] = ()) -> Counted:
    return _counted(Complaint.submitted_at, period, which, by)


def answered(period: Period, *which: ColumnElement[bool], by: Sequence[str] = ()) -> Counted:
    """By their first answer."""
    return _counted(Complaint.answered_at, period, which, by)


def settled(period: Period, *which: ColumnElement[bool], by: Sequence[str] = ()) -> Counted:
    """By the reporter's word, not by a rejection."""
    is_closed = Complaint.state == State.CLOSED
    return _counted(Complaint.settled_at, period, (*which, is_closed), by)


def _counted(
    moment: Any, period: Period, which: Sequence[ColumnElement[bool]], by: Sequence[str]
) -> Counted:
    found: dict[tuple[bool, str, Any], Measure] = {}
    for is_now, level, *rest in session.execute(_statement(moment, period, which, by)):
        keys, (count, median, p90, reopened) = rest[: len(by)], rest[len(by) :]
        # GROUPING says of each column whether it was left out: one bit each, the last the lowest.
        kept = [number for number in range(len(by)) if not level >> (len(by) - 1 - number) & 1]
        what = (by[kept[0]], keys[kept[0]]) if kept else (ALL, None)
        found[is_now, *what] = Measure(count, _days(median), _days(p90), reopened)
    return Counted(found)


def _statement(
    moment: Any, period: Period, which: Sequence[ColumnElement[bool]], by: Sequence[str]
) -> Select[Any]:
    was_reopened = exists().where(Entry.complaint_id == Complaint.id, Entry.state == State.REOPENED)
    counts_reopened = moment is Complaint.answered_at
    each = (
        select(
            (moment >= period.start).label("is_now"),
            (extract("epoch", moment - Complaint.submitted_at) / SECONDS_A_DAY).label("days"),
            (was_reopened if counts_reopened else Complaint.id.is_(None)).label("reopened"),
            *(COLUMNS[name].label(name) for name in by),
        )
        .where(
            or_(
                and_(moment >= period.start, moment < period.end),
                and_(moment >= period.before_start, moment < period.before_end),
            ),
            *which,
        )
        .subquery()
    )
    columns = [each.c[name] for name in by]
    sets = [tuple_(each.c.is_now), *(tuple_(each.c.is_now, column) for column in columns)]
    level = func.grouping(*columns) if columns else func.grouping(each.c.is_now)
    return select(
        each.c.is_now,
        level,
        *columns,
        func.count(),
        *_spread(each.c.days, is_wanted=moment is not Complaint.submitted_at),
        func.count().filter(each.c.reopened),
    ).group_by(func.grouping_sets(*sets))


def _spread(days: Any, *, is_wanted: bool) -> tuple[Any, Any]:
    """Each of them sorts every group: not for what took no time."""
    if not is_wanted:
        return null(), null()
    return tuple(func.percentile_cont(part).within_group(days) for part in (0.5, 0.9))  # type: ignore[return-value]


def _days(value: Any) -> float | None:
    return None if value is None else float(value)
