"""The lists that officers and the coordinator work from."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, select, tuple_

from tenants.complaints.lifecycle import OPEN, SETTLED, WITH_AGENCY, WITH_COORDINATOR, State
from tenants.complaints.models import Complaint
from tenants.complaints.queries.page import by_due, by_submission, with_names
from tenants.complaints.queries.search import found_by
from tenants.deadlines import Clock
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.paging import PAGE, Page, page_of, position_of, read_position
from tenants.kernel.words import N_, Word
from tenants.people import Actor


class Box(Word):
    """The lists of an agency's inbox, by their address."""

    ALL = "semua", N_("Semua yang terbuka")
    OVERDUE = "terlambat", N_("Lewat tenggat")
    DUE_SOON = "segera", N_("Segera jatuh tempo")
    NEW = "baru", N_("Baru masuk")
    REOPENED = "dibuka-kembali", N_("Dibuka kembali")
    ASKED = "perlu-dilengkapi", N_("Menunggu jawaban pelapor")
    ANSWERED = "ditanggapi", N_("Menunggu penilaian pelapor")
    CLOSED = "selesai", N_("Sudah ditutup")


# Those that grow for years are counted when they are opened, and not at each poll.
COUNTED = (Box.ALL, Box.OVERDUE, Box.DUE_SOON, Box.NEW, Box.REOPENED, Box.ASKED, Box.ANSWERED)


def _box(box: Box, now: datetime) -> ColumnElement[bool]:
    working = Complaint.state.in_(WITH_AGENCY)
    return {
        Box.ALL: working,
        Box.OVERDUE: and_(working, Clock.due_at < now),
        Box.DUE_SOON: and_(working, Clock.due_at >= now, Clock.warn_at <= now),
        Box.NEW: Complaint.state == State.REFERRED,
        Box.REOPENED: Complaint.state == State.REOPENED,
        Box.ASKED: Complaint.state == State.NEEDS_REPORTER,
        Box.ANSWERED: Complaint.state == State.ANSWERED,
        Box.CLOSED: Complaint.state.in_(SETTLED),
    }[box]


def _in_box(actor: Actor, box: Box, words: str) -> list[ColumnElement[bool]]:
    mine = Complaint.agency_id.in_(actor.agency_ids)
    narrowed = [found_by(words, landmarks=True)] if words else []
    return [mine, _box(box, clock.now()), *narrowed]


def inbox(
    actor: Actor, box: Box, *, words: str = "", after: str | None = None, limit: int = PAGE
) -> Page[Complaint]:
    """An agency's work by due moment, the most pressing first; `words` narrows it."""
    query = (
        with_names(select(Complaint))
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(*_in_box(actor, box, words))
    )
    if box is Box.CLOSED:
        return _latest(query, after, limit)
    if after:
        query = query.where(tuple_(Clock.due_at, Complaint.id) > read_position(after))
    rows = session.scalars(query.order_by(Clock.due_at, Complaint.id).limit(limit + 1)).all()
    return page_of(rows, limit, by_due)


def _latest(query: Select[Complaint], after: str | None, limit: int) -> Page[Complaint]:
    """What is settled, the last first."""
    order = Complaint.settled_at, Complaint.id
    if after:
        query = query.where(tuple_(*order) < read_position(after))
    rows = session.scalars(query.order_by(*(each.desc() for each in order)).limit(limit + 1)).all()
    return page_of(rows, limit, lambda last: position_of(last.settled_at, last.id))


def count_inbox(actor: Actor, box: Box, words: str) -> int:
    """How many `inbox` would list on all its pages."""
    return session.scalars(
        select(func.count())
        .select_from(Complaint)
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(*_in_box(actor, box, words))
    ).one()


def count_boxes(actor: Actor) -> dict[Box, int]:
    """How many complaints each box of the inbox holds: one statement for all."""
    now = clock.now()
    counted = session.execute(
        select(*(func.count().filter(_box(box, now)).label(box) for box in COUNTED))
        .select_from(Complaint)
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(Complaint.agency_id.in_(actor.agency_ids))
        .where(Complaint.state.in_(OPEN))
    ).one()
    return dict(zip(COUNTED, counted, strict=True))


def _waiting(words: str) -> list[ColumnElement[bool]]:
    narrowed = [found_by(words, landmarks=True)] if words else []
    return [Complaint.state.in_(WITH_COORDINATOR), *narrowed]


def coordination(
    *, words: str = "", after: str | None = None, limit: int = PAGE
) -> Page[Complaint]:
    """What waits for the coordinator, oldest first; returned ones among them."""
    query = (
        with_names(select(Complaint))
        .where(*_waiting(words))
        .order_by(Complaint.submitted_at, Complaint.id)
    )
    if after:
        query = query.where(tuple_(Complaint.submitted_at, Complaint.id) > read_position(after))
    rows = session.scalars(query.limit(limit + 1)).all()
    return page_of(rows, limit, by_submission)


def count_coordination(words: str = "") -> int:
    return session.scalars(
        select(func.count()).select_from(Complaint).where(*_waiting(words))
    ).one()
