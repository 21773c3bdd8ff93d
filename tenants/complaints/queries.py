"""Reads of complaints: always through the person, never by id alone."""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, false, func, select, tuple_
from sqlalchemy.orm import joinedload

from config import settings
from tenants.complaints import policy
from tenants.complaints.actions.submit import receipt_digest
from tenants.complaints.lifecycle import WITH_AGENCY, WITH_COORDINATOR, State
from tenants.complaints.models import Complaint, Entry, Photo, Referral, Topic
from tenants.deadlines import Clock
from tenants.kernel import clock, ids, tenancy
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.people import Actor
from tenants.places import Village

PAGE = 20


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; None leaves a dimension open."""

    words: str | None = None
    topic_code: str | None = None
    district_code: str | None = None
    state: State | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.words:
            query = func.websearch_to_tsquery("pg_catalog.indonesian", self.words)
            found.append(Complaint.words.op("@@")(query))
        if self.topic_code:
            found.append(Complaint.topic_code == self.topic_code)
        if self.district_code:
            found.append(Complaint.village_code.startswith(f"{self.district_code}.", autoescape=True))
        if self.state:
            found.append(Complaint.state == self.state)
        return found


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a list; `after` is where the next one starts, None at the end."""

    items: Sequence[Complaint]
    after: str | None


@dataclass(frozen=True, slots=True)
class Selection:
    """The complaints somebody may read."""

    condition: ColumnElement[bool]

    def by_reference(self, written: str) -> Complaint:
        """The complaint of a reference; NotFound for “not yours” as for “not there” (T68)."""
        found = session.scalar(
            _with_names(select(Complaint)).where(
                Complaint.reference == ids.typed_reference(written), self.condition
            )
        )
        if found is None:
            message = "Laporan dengan nomor itu tidak ada, atau tidak terbuka untuk umum."
            raise NotFound(message)
        return found

    def newest(self, narrowed: Filter, *, after: str | None = None, limit: int = PAGE) -> Page:
        """Newest first; one statement, by position, never by offset."""
        query = _with_names(select(Complaint)).where(self.condition, *narrowed.conditions())
        if after:
            query = query.where(tuple_(Complaint.submitted_at, Complaint.id) < _position(after))
        rows = session.scalars(
            query.order_by(Complaint.submitted_at.desc(), Complaint.id.desc()).limit(limit + 1)
        ).all()
        last = rows[limit - 1] if len(rows) > limit else None
        return Page(rows[:limit], f"{last.submitted_at.isoformat()}_{last.id}" if last else None)


def visible_to(actor: Actor) -> Selection:
    return Selection(policy.readable_by(actor))


def handled_by(actor: Actor) -> Selection:
    """Those on the actor's desk: their agency's, or all for the coordinator."""
    return Selection(policy.handled_by(actor))


def reported_by(actor: Actor) -> Selection:
    """What somebody filed with their account."""
    mine = Complaint.reporter_id == actor.id
    return Selection(mine if actor.id is not None else false())


def published() -> Selection:
    """What everybody may read: the public list is the same for all."""
    return Selection(policy.published())


def by_id(complaint_id: int) -> Complaint:
    """For jobs, which carry ids: a person's way in is `visible_to`."""
    return session.scalars(_with_names(select(Complaint)).where(Complaint.id == complaint_id)).one()


def last_note(complaint: Complaint, state: State) -> str:
    """What was last said to the reporter when the complaint came to a state."""
    said = session.scalar(
        select(Entry.note)
        .where(Entry.complaint_id == complaint.id, Entry.state == state, ~Entry.is_internal)
        .order_by(Entry.id.desc())
        .limit(1)
    )
    return said or ""


def by_receipt(reference: str, receipt: str) -> Complaint:
    """The complaint somebody proves theirs; one answer for a wrong reference or receipt."""
    found = session.scalar(
        select(Complaint).where(
            Complaint.reference == ids.typed_reference(reference),
            Complaint.receipt_digest == receipt_digest(ids.typed_receipt(receipt)),
        )
    )
    if found is None:
        message = "Nomor laporan dan kode rahasia itu tidak cocok. Periksa lagi keduanya."
        raise NotFound(message)
    return found


def by_follow_key(reference: str, key: str) -> Complaint:
    """The complaint of a link in its reporter's mail; NotFound unless the key is its own."""
    found = session.scalar(
        select(Complaint).where(Complaint.reference == ids.typed_reference(reference))
    )
    if found is None or not hmac.compare_digest(follow_key(found), key):
        message = "Tautan ini tidak cocok dengan laporan mana pun."
        raise NotFound(message)
    return found


def follow_key(complaint: Complaint) -> str:
    """The key of that link: bound to the tenant and the complaint's receipt (T24)."""
    purpose = f"{tenancy.current().key}:follow:{complaint.reference}"
    secret = complaint.receipt_digest.hex()
    return ids.spoken(ids.digest(secret, key=settings.SECRET_KEY, purpose=purpose)[:15])


def timeline(complaint: Complaint, *, internal: bool) -> Sequence[Entry]:
    """Oldest first; internal lines only for the desk."""
    query = select(Entry).where(Entry.complaint_id == complaint.id).order_by(Entry.id)
    return session.scalars(query if internal else query.where(~Entry.is_internal)).all()


def photos_of_complaint(complaint: Complaint) -> Sequence[Photo]:
    return session.scalars(
        select(Photo).where(Photo.complaint_id == complaint.id).order_by(Photo.id)
    ).all()


def last_return(complaint: Complaint) -> Referral | None:
    return session.scalar(
        select(Referral)
        .options(joinedload(Referral.agency))
        .where(Referral.complaint_id == complaint.id, Referral.returned_at.is_not(None))
        .order_by(Referral.id.desc())
        .limit(1)
    )


def topics() -> Sequence[Topic]:
    return session.scalars(select(Topic).order_by(Topic.position)).all()


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
) -> Page:
    """An agency's work by due moment, the most pressing first; `words` narrows it."""
    query = (
        _with_names(select(Complaint))
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(Complaint.agency_id == actor.agency_id, _box(box, clock.now()))
        .where(*Filter(words=words).conditions())
        .order_by(Clock.due_at, Complaint.id)
    )
    if after:
        query = query.where(tuple_(Clock.due_at, Complaint.id) > _position(after))
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
        .where(Complaint.agency_id == actor.agency_id)
    ).one()
    return dict(zip(names, counted, strict=True))


def coordination(*, after: str | None = None, limit: int = PAGE) -> Page:
    """What waits for the coordinator, oldest first; returned ones among them."""
    query = (
        _with_names(select(Complaint))
        .where(Complaint.state.in_(WITH_COORDINATOR))
        .order_by(Complaint.submitted_at, Complaint.id)
    )
    if after:
        query = query.where(tuple_(Complaint.submitted_at, Complaint.id) > _position(after))
    rows = session.scalars(query.limit(limit + 1)).all()
    last = rows[limit - 1] if len(rows) > limit else None
    return Page(rows[:limit], f"{last.submitted_at.isoformat()}_{last.id}" if last else None)


def count_coordination() -> int:
    return session.scalars(
        select(func.count()).select_from(Complaint).where(Complaint.state.in_(WITH_COORDINATOR))
    ).one()


def _with_names(query: Select[tuple[Complaint]]) -> Select[tuple[Complaint]]:
    """Topic, place, agency and clock in the same statement: a list must not ask for each row."""
    return query.options(
        joinedload(Complaint.topic).load_only(Topic.name, Topic.family),
        joinedload(Complaint.village).load_only(Village.name, Village.kind, Village.district_code),
        joinedload(Complaint.agency),
        joinedload(Complaint.step_clock),
    )


def _position(after: str) -> tuple[datetime, int]:
    moment, _, number = after.rpartition("_")
    try:
        return datetime.fromisoformat(moment), int(number)
    except ValueError as error:
        message = "Alamat halaman ini tidak lengkap."
        raise NotFound(message) from error
