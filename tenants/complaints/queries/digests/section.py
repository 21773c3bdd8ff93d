"""A part of a digest: how many, and the first of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from tenants.complaints.models import Complaint
from tenants.complaints.queries.page import with_names
from tenants.deadlines import Clock
from tenants.kernel.db import session

MOST_LISTED = 10


@dataclass(frozen=True, slots=True)
class Section:
    """A list that a digest leads to: how many it holds, and the first ten not said before."""

    count: int
    listed: Sequence[Complaint]

    @property
    def others(self) -> int:
        """How many it does not list."""
        return self.count - len(self.listed)


NOTHING = Section(0, ())


def section_of(*conditions: ColumnElement[bool]) -> Section:
    """The complaints for which all of this holds, by due moment."""
    listed = session.scalars(
        with_names(select(Complaint))
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(*conditions)
        .order_by(Clock.due_at, Complaint.id)
        .limit(MOST_LISTED)
    ).all()
    if len(listed) < MOST_LISTED:
        return Section(len(listed), listed)
    count = select(func.count()).select_from(Complaint).where(*conditions)
    return Section(session.scalars(count).one(), listed)
