"""What each agency has before it, for whoever looks at all of them; read only."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select, tuple_

from tenants.agencies import Agency
from tenants.complaints import hands
from tenants.complaints.models import Complaint
from tenants.complaints.queries.page import by_due, with_names
from tenants.complaints.queries.search import found_by
from tenants.deadlines import Clock, is_late
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.paging import PAGE, Page, page_of, read_position


class Load(NamedTuple):
    """An agency's open reports, and how many of them are past due."""

    agency_id: int
    agency_name: str
    open_count: int
    late_count: int


def of(*which: ColumnElement[bool]) -> tuple[Load, ...]:
    """Of all reports or those `which`, most late ones first; agencies with nothing are left out."""
    late = func.count().filter(is_late(clock.now()))
    found = session.execute(
        select(Agency.id, Agency.name, func.count(), late)
        .join(Complaint, Complaint.agency_id == Agency.id)
        .join(Clock, Clock.id == Complaint.step_clock_id)
        .where(hands.of_agencies(), *which)
        .group_by(Agency.id)
        .order_by(late.desc(), func.count().desc(), Agency.name)
    )
    return tuple(Load._make(each) for each in found)


def at_agencies(
    agency_id: int | None = None,
    *,
    late: bool = False,
    words: str = "",
    after: str | None = None,
    limit: int = PAGE,
    only: Sequence[ColumnElement[bool]] = (),
) -> Page[Complaint]:
    """What agencies have, or one of them, by due moment; `words` and `only` narrow it."""
    which = [hands.of_agencies(), *only]
    if agency_id is not None:
        which.append(Complaint.agency_id == agency_id)
    if late:
        which.append(is_late(clock.now()))
    if words:
        which.append(found_by(words, landmarks=True))
    return by_due_moment(which, after=after, limit=limit)


def by_due_moment(
    which: Sequence[ColumnElement[bool]],
    *,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Complaint]:
    """`which` are conditions on complaints and the clock of their step."""
    query = (
        with_names(select(Complaint))
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(*which)
        .order_by(Clock.due_at, Complaint.id)
    )
    if after:
        query = query.where(tuple_(Clock.due_at, Complaint.id) > read_position(after))
    rows = session.scalars(query.limit(limit + 1)).all()
    return page_of(rows, limit, by_due)
