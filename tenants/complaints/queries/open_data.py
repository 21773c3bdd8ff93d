"""What everybody may read, as other systems get it: rows and no objects, one statement each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, and_, func, or_, select, tuple_

from tenants.agencies import Agency
from tenants.complaints import policy
from tenants.complaints.lifecycle import OPEN, Visibility
from tenants.complaints.models import (
    Complaint,
    Entry,
    Photo,
    Topic,
    covered,
    public_note,
    shown_to_all,
    told_to_all,
)
from tenants.complaints.queries.selection import Filter
from tenants.deadlines import Clock
from tenants.kernel.db import session
from tenants.kernel.paging import Page, page_of, position_of, read_position
from tenants.places import Village, place_name

MOST = 1_000  # of one answer (GeoReport v2: the first 1,000 of a query)


class OpenReport(NamedTuple):
    """A report as everybody reads it: no name, numbers masked, what its staff hide covered.

    `updated_at` is its last move; `said` the last word of its timeline that everybody may read;
    `due_at` when it must be settled. The pin is in degrees (WGS 84).
    """

    id: int
    reference: str
    text: str
    landmark: str | None
    state: str
    submitted_at: datetime
    updated_at: datetime
    settled_at: datetime | None
    due_at: datetime | None
    said: str | None
    topic_code: str | None
    topic_name: str | None
    agency_name: str | None
    village_code: str
    village_kind: str
    village_name: str
    district_code: str
    latitude: float | None
    longitude: float | None
    photo_id: int | None

    @property
    def place_name(self) -> str:
        return place_name(self.village_kind, self.village_name, self.district_code)

    @property
    def is_settled(self) -> bool:
        return self.state not in OPEN


class OpenEntry(NamedTuple):
    """A line of the timeline of such a report, as everybody reads it."""

    id: int
    reference: str
    state: str
    at: datetime
    note: str | None

    @property
    def is_settled(self) -> bool:
        return self.state not in OPEN


@dataclass(frozen=True, slots=True)
class Wanted:
    """What another system asks for; None leaves a dimension open.

    `client_id` adds what that client filed itself and is not public yet; what is secret never.
    """

    references: frozenset[str] | None = None
    topic_codes: frozenset[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    is_settled: bool | None = None
    client_id: int | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        found = [self._readable()]
        if self.references is not None:
            found.append(Complaint.reference.in_(self.references))
        if self.topic_codes is not None:
            found.append(Complaint.topic_code.in_(self.topic_codes))
        if self.since:
            found.append(Complaint.submitted_at >= self.since)
        if self.until:
            found.append(Complaint.submitted_at <= self.until)
        if self.is_settled is not None:
            is_open = Complaint.state.in_(OPEN)
            found.append(~is_open if self.is_settled else is_open)
        return found

    def _readable(self) -> ColumnElement[bool]:
        if self.client_id is None:
            return policy.published()
        own = and_(Complaint.client_id == self.client_id, Complaint.visibility != Visibility.SECRET)
        return or_(policy.published(), own)


def _last(column: Any, which: ColumnElement[bool]) -> ScalarSelect[Any]:
    """Of the newest of these lines; each report has one from its beginning."""
    return (
        select(column)
        .where(Entry.complaint_id == Complaint.id, which)
        .order_by(Entry.id.desc())
        .limit(1)
        .correlate(Complaint)
        .scalar_subquery()
    )


def _first_photo() -> ScalarSelect[Any]:
    """None before a person has seen the pictures, as on its page."""
    return (
        select(func.min(Photo.id))
        .where(
            Photo.complaint_id == Complaint.id,
            Photo.hidden_at.is_(None),
            policy.published(),
            Complaint.checked_at.is_not(None),
        )
        .correlate(Complaint)
        .scalar_subquery()
    )


@lru_cache(maxsize=1)
def _reports() -> Select[Any]:
    return (
        select(
            Complaint.id,
            Complaint.reference,
            Complaint.public_text,
            Complaint.landmark,
            Complaint.state,
            Complaint.submitted_at,
            _last(Entry.at, shown_to_all()),
            Complaint.settled_at,
            Clock.due_at,
            _last(Entry.note, told_to_all()),
            Complaint.topic_code,
            Topic.name,
            Agency.name,
            Complaint.village_code,
            Village.kind,
            Village.name,
            Village.district_code,
            Complaint.public_latitude,
            Complaint.public_longitude,
            _first_photo(),
            Complaint.hidden_words,
        )
        .join(Village, Village.code == Complaint.village_code)
        .outerjoin(Topic, Topic.code == Complaint.topic_code)
        .outerjoin(Agency, Agency.id == Complaint.agency_id)
        .outerjoin(Clock, Clock.id == Complaint.settlement_clock_id)
        .order_by(Complaint.submitted_at.desc(), Complaint.id.desc())
    )


def _report(row: Row[Any]) -> OpenReport:
    found, hidden = OpenReport._make(row[:-1]), row[-1]
    return found._replace(
        landmark=_covered(found.landmark, hidden), said=_covered(found.said, hidden)
    )


def _covered(said: str | None, hidden: Sequence[str]) -> str | None:
    return covered(said, hidden) if said else None


def reports(wanted: Wanted, *, skip: int = 0, limit: int = MOST) -> Sequence[OpenReport]:
    """The newest first, of the first MOST: other systems page by number, so the offset is bound."""
    most = max(0, min(limit, MOST - skip))
    rows = session.execute(_reports().where(*wanted.conditions()).offset(skip).limit(most))
    return [_report(each) for each in rows]


def newest(narrowed: Filter, *, after: str | None = None, limit: int = MOST) -> Page[OpenReport]:
    """The public list with all that may be known of each."""
    query = _reports().where(policy.published(), *narrowed.conditions())
    if after:
        query = query.where(tuple_(Complaint.submitted_at, Complaint.id) < read_position(after))
    rows = [_report(each) for each in session.execute(query.limit(limit + 1))]
    return page_of(rows, limit, lambda last: position_of(last.submitted_at, last.id))


def entries(
    wanted: Wanted,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = MOST,
) -> Sequence[OpenEntry]:
    """What happened in a stretch of time, the oldest first; of an exchange no words."""
    stretch = [Entry.at.between(since, until)] if since and until else []
    rows = session.execute(
        select(
            Entry.id,
            Complaint.reference,
            Entry.state,
            Entry.at,
            public_note(),
            Complaint.hidden_words,
        )
        .join(Complaint, Complaint.id == Entry.complaint_id)
        .where(shown_to_all(), *stretch, *wanted.conditions())
        .order_by(Entry.at, Entry.id)
        .limit(limit)
    )
    return [
        OpenEntry(number, reference, state, at, _covered(note, hidden))
        for number, reference, state, at, note, hidden in rows
    ]
