"""The lists that officers and the coordinator work from."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select, tuple_

from tenants.complaints.lifecycle import WITH_AGENCY, WITH_COORDINATOR, State
from tenants.complaints.models import Complaint
from tenants.complaints.queries.page import PAGE, Page, position_of, with_names
from tenants.complaints.queries.selection import Filter
from tenants.deadlines import Clock
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.people import Actor


class Box:
    """The lists of an agency's inbox, by their address."""

    ALL = "semua"
    OVERDUE = "terlambat"
    DUE_SOON = "segera"
    NEW = "baru"
    REOPENED = "dibuka-kembali"
    ANSWERED = "ditanggapi"


def _box(name: str, now: datetime) -> ColumnElement[bool]:
    working = Complaint.state.in_(WITH_AGENCY)
    return {
        Box.ALL: working,
        Box.OVERDUE: and_(working, Clock.due_at < now),
        Box.DUE_SOON: and_(working, Clock.due_at >= now, Clock.warn_at <= now),
        Box.NEW: Complaint.state == State.REFERRED,
        Box.REOPENED: Complaint.state == State.REOPENED,
        Box.ANSWERED: Complaint.state == State.ANSWERED,
    }.get(name, working)


def inbox(
    actor: Actor, box: str, *, words: str = "", after: str | None = None, limit: int = PAGE
) -> Page[Complaint]:
    """An agency's work by due moment, the most pressing first; `words` narrows it."""
    query = (
        with_names(select(Complaint))
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(Complaint.agency_id.in_(actor.agency_ids), _box(box, clock.now()))
        .where(*Filter(words=words).conditions())
        .order_by(Clock.due_at, Complaint.id)
    )
    if after:
        query = query.where(tuple_(Clock.due_at, Complaint.id) > position_of(after))
    rows = session.scalars(query.limit(limit + 1)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    due = last.step_clock.due_at if last and last.step_clock else None
    return Page(rows[:limit], f"{due.isoformat()}_{last.id}" if last and due else None)


def count_boxes(actor: Actor) -> dict[str, int]:
    """How many complaints each box of the inbox holds: one statement for all."""
    now = clock.now()
    names = (Box.ALL, Box.OVERDUE, Box.DUE_SOON, Box.NEW, Box.REOPENED, Box.ANSWERED)
    counted = session.execute(
        select(*(func.count().filter(_box(name, now)).label(name) for name in names))
        .select_from(Complaint)
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(Complaint.agency_id.in_(actor.agency_ids))
    ).one()
    return dict(zip(names, counted, strict=True))


def coordination(*, after: str | None = None, limit: int = PAGE) -> Page[Complaint]:
    """What waits for the coordinator, oldest first; returned ones among them."""
    query = (
        with_names(select(Complaint))
        .where(Complaint.state.in_(WITH_COORDINATOR))
        .order_by(Complaint.submitted_at, Complaint.id)
    )
    if after:
        query = query.where(tuple_(Complaint.submitted_at, Complaint.id) > position_of(after))
    rows = session.scalars(query.limit(limit + 1)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(rows[:limit], f"{last.submitted_at.isoformat()}_{last.id}" if last else None)


def count_coordination() -> int:
    return session.scalars(
        select(func.count()).select_from(Complaint).where(Complaint.state.in_(WITH_COORDINATOR))
    ).one()
