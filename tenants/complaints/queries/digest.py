"""What a digest holds; an empty one is never sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, exists, select

from tenants.complaints.lifecycle import WITH_AGENCY, State, Visibility
from tenants.complaints.models import Complaint, Entry
from tenants.complaints.queries.page import with_names
from tenants.deadlines import Clock, is_late
from tenants.kernel import clock, tenancy
from tenants.kernel.db import session
from tenants.people import Account

MOST_LISTED = 10


@dataclass(frozen=True, slots=True)
class OfficerDigest:
    """Complaints of the agency: the first ten of each, most pressing first."""

    due_today: Sequence[Complaint]
    overdue: Sequence[Complaint]
    fresh: Sequence[Complaint]
    awaiting_reporter: Sequence[Complaint]

    @property
    def is_empty(self) -> bool:
        return not (self.due_today or self.overdue or self.fresh or self.awaiting_reporter)


@dataclass(frozen=True, slots=True)
class ResidentDigest:
    """One's own reports that moved, and new ones in the villages one has reported from."""

    mine: Sequence[Complaint]
    nearby: Sequence[Complaint]

    @property
    def is_empty(self) -> bool:
        return not (self.mine or self.nearby)


def officer_digest(account: Account, today: date) -> OfficerDigest:
    """What an officer's agency has before it on this day."""
    ends = datetime.combine(today + timedelta(days=1), time(), tenancy.current().zone)
    now = clock.now()
    working = Complaint.state.in_(WITH_AGENCY)
    mine = Complaint.agency_id.in_(account.agency_ids)
    return OfficerDigest(
        due_today=_listed(mine, working, Clock.due_at >= now, Clock.due_at <= ends),
        overdue=_listed(mine, working, is_late(now)),
        fresh=_listed(
            mine, Complaint.state == State.REFERRED, Clock.started_at >= ends - timedelta(days=2)
        ),
        awaiting_reporter=_listed(mine, Complaint.state == State.ANSWERED),
    )


def resident_digest(account: Account, since: datetime) -> ResidentDigest:
    """What moved for a resident since then; nothing secret of others."""
    moved = exists().where(
        and_(
            Entry.complaint_id == Complaint.id,
            Entry.at >= since,
            ~Entry.is_internal,
            Entry.account_id.is_distinct_from(account.id),
        )
    )
    own_places = select(Complaint.village_code).where(Complaint.reporter_id == account.id)
    return ResidentDigest(
        mine=_listed(Complaint.reporter_id == account.id, moved),
        nearby=_listed(
            Complaint.village_code.in_(own_places),
            Complaint.reporter_id.is_distinct_from(account.id),
            Complaint.published_at >= since,
            Complaint.visibility != Visibility.SECRET,
        ),
    )


def _listed(*conditions: ColumnElement[bool]) -> Sequence[Complaint]:
    return session.scalars(
        with_names(select(Complaint))
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(*conditions)
        .order_by(Clock.due_at, Complaint.id)
        .limit(MOST_LISTED)
    ).all()
