"""The groups of what everybody may read, as conditions: a number and its list can't differ."""

from datetime import timedelta

from sqlalchemy import ColumnElement, and_, select

from tenants.complaints.hands import HELD
from tenants.complaints.lifecycle import OPEN, Group, State
from tenants.complaints.models import Complaint
from tenants.deadlines import Clock, is_late
from tenants.kernel import clock

LATELY = timedelta(days=30)


def in_group(group: Group) -> ColumnElement[bool]:
    now = clock.now()
    match group:
        case Group.OPEN:
            return Complaint.state.in_(OPEN)
        case Group.LATE:
            past = select(Clock.id).where(is_late(now))
            return and_(Complaint.state.in_(HELD), Complaint.step_clock_id.in_(past))
        case Group.RECEIVED:
            return Complaint.submitted_at >= now - LATELY
        case Group.SETTLED:
            return and_(Complaint.state == State.CLOSED, Complaint.settled_at >= now - LATELY)
