"""How much of what was due to an agency was answered in time, honestly counted.

On time ÷ (answered + overdue and still open): answering only what is easy earns nothing. A
report is judged by the clock that runs at its agency now: who reopens starts another one.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from tenants.complaints.figures.period import Period
from tenants.complaints.lifecycle import State
from tenants.complaints.models import Complaint
from tenants.deadlines import Clock, Rate, was_late
from tenants.kernel.db import session

STEP = "complaint.answer"
NONE_DUE = Rate(0, 0, 0)

Rates = dict[int | None, tuple[Rate, Rate]]


def rates(period: Period, *which: ColumnElement[bool]) -> Rates:
    """Of the period and of the one before, by agency; under None of all together."""
    now = _counts(period.start, period.end)
    before = _counts(period.before_start, period.before_end)
    found = session.execute(
        select(Complaint.agency_id, *now, *before)
        .join(Clock, Clock.id == Complaint.step_clock_id)
        .where(
            Clock.step == STEP,
            Complaint.state != State.MERGED,  # its clock stopped, and nobody answered
            or_(Clock.stopped_at >= period.before_start, was_late(period.end)),
            *which,
        )
        .group_by(func.grouping_sets(Complaint.agency_id, func.row()))
    )
    told = {row[0]: (Rate(*row[1:4]), Rate(*row[4:7])) for row in found}
    return {None: (NONE_DUE, NONE_DUE)} | told


def _counts(start: datetime, end: datetime) -> tuple[ColumnElement[int], ...]:
    stopped = and_(Clock.stopped_at >= start, Clock.stopped_at < end)
    return (
        func.count().filter(stopped, Clock.stopped_at <= Clock.due_at),
        func.count().filter(stopped),
        func.count().filter(was_late(end)),
    )
