"""Reports whose reporter says nothing: what that brings, and when."""

from datetime import datetime, timedelta
from enum import Enum, auto
from typing import NamedTuple

from sqlalchemy import select

from tenants import deadlines
from tenants.complaints.lifecycle import WAITING, State
from tenants.complaints.models import Complaint
from tenants.deadlines import Clock, Office
from tenants.kernel.db import session

REMIND, WARN = "complaint.complete.remind", "complaint.silence.warn"
MORNING = timedelta(hours=6)
A_DAY = timedelta(days=1)


class Next(Enum):
    """What silence brings now."""

    BEGIN = auto()  # waited for since before there was a clock for it
    REMIND = auto()
    LAPSE = auto()


class Wait(NamedTuple):
    """For what a reporter is waited; no clock where it began before there was one for it."""

    state: State
    clock: Clock | None
    reminded_at: datetime | None

    def next(self, now: datetime, office: Office) -> Next | None:
        """A reminder in the morning of its day; silence counts only once it had its time.

        So nobody's report is closed unwarned, however long no worker ran.
        """
        if self.clock is None:
            return Next.BEGIN
        if self.reminded_at is None:
            return Next.REMIND if now >= _reminds_at(self.state, self.clock, office) else None
        return Next.LAPSE if now > lapses_at(self.clock, self.reminded_at, office) else None


def lapses_at(waited: Clock, reminded_at: datetime, office: Office) -> datetime:
    return max(waited.due_at, deadlines.due(WARN, reminded_at, office=office))


def _reminds_at(state: State, waited: Clock, office: Office) -> datetime:
    if state is State.NEEDS_REPORTER:
        return deadlines.due(REMIND, waited.started_at, office=office) + MORNING
    limit = office.rule(WARN, waited.started_at).limit
    day = office.calendar.back(office.local_day(waited.due_at), limit)
    return office.end_of(day) - A_DAY + MORNING


def among_waiting(now: datetime) -> list[int]:
    """The ids of those for whom something is to be done, the oldest first."""
    office = deadlines.current_office()
    rows = session.execute(
        select(Complaint.id, Complaint.state, Clock, Complaint.reminded_at)
        .outerjoin(Clock, Complaint.waiting_clock_id == Clock.id)
        .where(Complaint.state.in_(WAITING))
        .order_by(Complaint.id)
    ).all()
    return [
        number
        for number, state, waited, reminded_at in rows
        if Wait(State(state), waited, reminded_at).next(now, office)
    ]
