"""The complaints somebody may read, and how a list of them is narrowed."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, false, func, select, tuple_
from sqlalchemy.orm import joinedload

from tenants.complaints import policy
from tenants.complaints.groups import in_group
from tenants.complaints.lifecycle import Group, State
from tenants.complaints.models import Complaint, Referral
from tenants.complaints.queries.about import about
from tenants.complaints.queries.frame import Frame
from tenants.complaints.queries.page import Listed, by_submission, listed, with_names
from tenants.complaints.queries.search import found_by
from tenants.kernel import ids
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.kernel.memory import remembered
from tenants.kernel.paging import PAGE, Page, page_of, read_position
from tenants.kernel.words import N_
from tenants.people import Actor

MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to; None leaves a dimension open."""

    words: str | None = None
    topic_code: str | None = None
    district_code: str | None = None
    state: State | None = None
    group: Group | None = None
    frame: Frame | None = None  # of a map: only what has a pin in it

    def conditions(self) -> list[ColumnElement[bool]]:
        found = about(self.topic_code, self.district_code)
        if self.words:
            found.append(found_by(self.words))
        if self.state:
            found.append(Complaint.state == self.state)
        if self.group:
            found.append(in_group(self.group))
        if self.frame:
            found += self.frame.holds()
        return found


@dataclass(frozen=True, slots=True)
class Selection:
    """The complaints somebody may read; `unmasked` where all of them are the reader's own."""

    condition: ColumnElement[bool]
    unmasked: bool = False

    def each_matter_once(self) -> "Selection":
        """Without what is merged: its lead stands for it."""
        return Selection(self.condition & Complaint.lead_id.is_(None), self.unmasked)

    def by_reference(self, written: str) -> Complaint:
        """The complaint of a reference; NotFound for “not yours” as for “not there” (T68)."""
        found = session.scalar(
            with_names(select(Complaint))
            .options(joinedload(Complaint.settlement_clock))
            .where(Complaint.reference == ids.typed_reference(written), self.condition)
        )
        if found is None:
            message = N_("Laporan dengan nomor itu tidak ada, atau tidak terbuka untuk umum.")
            raise NotFound(message)
        return found

    def newest(
        self, narrowed: Filter, *, after: str | None = None, limit: int = PAGE
    ) -> Page[Listed]:
        """Newest first; one statement, by position, never by offset."""
        query = listed(unmasked=self.unmasked).where(self.condition, *narrowed.conditions())
        if after:
            query = query.where(tuple_(Complaint.submitted_at, Complaint.id) < read_position(after))
        found = session.execute(
            query.order_by(Complaint.submitted_at.desc(), Complaint.id.desc()).limit(limit + 1)
        ).all()
        rows = tuple(Listed._make(each) for each in found)
        return page_of(rows, limit, by_submission)

    def count(self, narrowed: Filter, *, most: int | None = None) -> int:
        """How many `newest` would list on all its pages; one more than `most` where it is more."""
        found = select(Complaint.id).where(self.condition, *narrowed.conditions())
        counted = found.limit(most + 1 if most else None).subquery()
        return session.scalars(select(func.count()).select_from(counted)).one()


def count_published(narrowed: Filter) -> int:
    """Of the public list; a minute old at most where at most one choice narrows it.

    Elsewhere it may be MOST_COUNTED + 1, which says that there are more: nobody reads so many
    pages, and each one counted costs every reader time.
    """
    chosen = narrowed.topic_code, narrowed.district_code, narrowed.state, narrowed.group
    if narrowed.words or narrowed.frame or sum(each is not None for each in chosen) > 1:
        return published().count(narrowed, most=MOST_COUNTED)
    return remembered(f"published {chosen}", lambda: published().count(narrowed))


def visible_to(actor: Actor) -> Selection:
    return Selection(policy.readable_by(actor))


def handled_by(actor: Actor) -> Selection:
    """Those on the actor's desk: their agency's, or all for the coordinator."""
    return Selection(policy.handled_by(actor))


def once_with(actor: Actor) -> Selection:
    """Those that were passed on to an agency of the actor's, wherever they are now."""
    passed_on = select(Referral.complaint_id).where(Referral.agency_id.in_(actor.agency_ids))
    return Selection(Complaint.id.in_(passed_on))


def reported_by(actor: Actor) -> Selection:
    """What somebody filed with their account."""
    mine = Complaint.reporter_id == actor.id
    return Selection(mine if actor.id is not None else false(), unmasked=True)


def published() -> Selection:
    """What everybody may read: the public list is the same for all."""
    return Selection(policy.published())


def withheld() -> Selection:
    """Those whose state and promise everybody may know, and nothing else of them."""
    return Selection(policy.withheld())
