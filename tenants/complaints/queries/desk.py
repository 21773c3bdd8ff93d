"""The lists that officers and the coordinator work from; danger first, then what presses most."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, func, select, tuple_

from tenants.complaints.lifecycle import WITH_COORDINATOR
from tenants.complaints.models import Complaint
from tenants.complaints.queries.boxes import Box, in_box
from tenants.complaints.queries.narrowing import EVERYTHING, Narrowing
from tenants.complaints.queries.page import with_names
from tenants.deadlines import Clock
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.paging import PAGE, Page, page_of, position_of, read_position
from tenants.people import Actor

DANGER = "0-"  # before a position among the emergencies
CALM = "1-"
FEW = 5


def in_inbox(actor: Actor, box: Box, narrowed: Narrowing) -> list[ColumnElement[bool]]:
    """Conditions on complaints joined with the clock of their step."""
    mine = Complaint.agency_id.in_(actor.agency_ids)
    return [mine, in_box(box, clock.now()), *narrowed.conditions()]


def inbox(
    actor: Actor,
    box: Box,
    narrowed: Narrowing = EVERYTHING,
    *,
    after: str | None = None,
    limit: int = PAGE,
) -> Page[Complaint]:
    """An agency's work by due moment, emergencies before all; what is settled, the last first."""
    query = (
        with_names(select(Complaint))
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(*in_inbox(actor, box, narrowed))
    )
    if box is Box.CLOSED:
        return _latest(query, after, limit)
    return _pressing(query, by_due=True, after=after, limit=limit)


def _pressing(
    query: Select[Complaint], *, by_due: bool, after: str | None, limit: int
) -> Page[Complaint]:
    moment = Clock.due_at if by_due else Complaint.submitted_at
    order = ~Complaint.is_emergency, moment, Complaint.id
    if after:
        is_calm, position = after.startswith(CALM), after.removeprefix(CALM).removeprefix(DANGER)
        query = query.where(tuple_(*order) > (is_calm, *read_position(position)))
    rows = session.scalars(query.order_by(*order).limit(limit + 1)).all()
    return page_of(rows, limit, lambda last: _position(last, by_due=by_due))


def _position(last: Complaint, *, by_due: bool) -> str | None:
    due_at = last.step_clock.due_at if last.step_clock else None
    position = position_of(due_at if by_due else last.submitted_at, last.id)
    return position and f"{DANGER if last.is_emergency else CALM}{position}"


def _latest(query: Select[Complaint], after: str | None, limit: int) -> Page[Complaint]:
    order = Complaint.settled_at, Complaint.id
    if after:
        query = query.where(tuple_(*order) < read_position(after))
    rows = session.scalars(query.order_by(*(each.desc() for each in order)).limit(limit + 1)).all()
    return page_of(rows, limit, lambda last: position_of(last.settled_at, last.id))


def anywhere(actor: Actor, narrowed: Narrowing) -> Sequence[Complaint]:
    """The newest few of an agency that are so narrowed, in whichever box or in none."""
    query = with_names(select(Complaint)).where(
        Complaint.agency_id.in_(actor.agency_ids), *narrowed.conditions()
    )
    newest = Complaint.submitted_at.desc(), Complaint.id.desc()
    return session.scalars(query.order_by(*newest).limit(FEW)).all()


def count_inbox(actor: Actor, box: Box, narrowed: Narrowing) -> int:
    """How many `inbox` would list on all its pages."""
    return session.scalars(
        select(func.count())
        .select_from(Complaint)
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(*in_inbox(actor, box, narrowed))
    ).one()


def in_queue(narrowed: Narrowing) -> list[ColumnElement[bool]]:
    return [Complaint.state.in_(WITH_COORDINATOR), *narrowed.conditions()]


def queue(
    narrowed: Narrowing = EVERYTHING, *, after: str | None = None, limit: int = PAGE
) -> Page[Complaint]:
    """What waits for the coordinator, emergencies first, then the oldest; returned ones too."""
    query = with_names(select(Complaint)).where(*in_queue(narrowed))
    return _pressing(query, by_due=False, after=after, limit=limit)


def count_queue(narrowed: Narrowing = EVERYTHING) -> int:
    return session.scalars(
        select(func.count()).select_from(Complaint).where(*in_queue(narrowed))
    ).one()
