"""Which of a report's moves are news to those who follow it."""

from sqlalchemy import select

from tenants.complaints.lifecycle import State
from tenants.complaints.models import Complaint, Entry, told_to_all
from tenants.kernel.db import session

# What a follower is told of; the rest is between the reporter and the desks.
TOLD = frozenset(
    {
        State.IN_PROGRESS,
        State.ANSWERED,
        State.CLOSED,
        State.REOPENED,
        State.MERGED,
        State.PASSED_ON,
    }
)

# What the reporters of merged reports are told of their lead.
SHARED = frozenset(
    {State.IN_PROGRESS, State.ANSWERED, State.CLOSED, State.REOPENED, State.PASSED_ON}
)


def last_news(complaint: Complaint) -> Entry | None:
    """The newest line that followers are told of; None once the report has moved on from it."""
    newest = session.scalar(
        select(Entry)
        .where(Entry.complaint_id == complaint.id, Entry.state.in_(TOLD), told_to_all())
        .order_by(Entry.id.desc())
        .limit(1)
    )
    return newest if newest and newest.state == complaint.state else None
