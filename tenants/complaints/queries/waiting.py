"""For what a report's reporter is waited for, and until when."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from tenants import deadlines
from tenants.complaints.lifecycle import WAITING, State
from tenants.complaints.models import Complaint, Entry
from tenants.complaints.queries import silent
from tenants.complaints.queries.page import with_names
from tenants.deadlines import Clock
from tenants.kernel.db import session
from tenants.kernel.paging import PAGE


def clock_of(complaint: Complaint) -> Clock | None:
    """Until when its reporter is waited for, while they are."""
    if complaint.status not in WAITING or complaint.waiting_clock_id is None:
        return None
    return session.get(Clock, complaint.waiting_clock_id)


def question(complaint: Complaint) -> Entry | None:
    """What its reporter is asked now."""
    if complaint.status is not State.NEEDS_REPORTER:
        return None
    return session.scalars(
        select(Entry)
        .where(Entry.complaint_id == complaint.id, Entry.state == State.NEEDS_REPORTER)
        .order_by(Entry.id.desc())
        .limit(1)
    ).first()


def lapses_at(complaint: Complaint, waited: Clock) -> datetime:
    """When its reporter's silence counts, as far as is known."""
    if complaint.reminded_at is None:
        return waited.due_at
    return silent.lapses_at(waited, complaint.reminded_at, deadlines.current_office())


def before_referral() -> Sequence[Complaint]:
    """What the coordinator asked reporters about, the oldest first: as many as a page holds."""
    return session.scalars(
        with_names(select(Complaint))
        .where(Complaint.state == State.NEEDS_REPORTER, Complaint.agency_id.is_(None))
        .order_by(Complaint.submitted_at, Complaint.id)
        .limit(PAGE)
    ).all()
