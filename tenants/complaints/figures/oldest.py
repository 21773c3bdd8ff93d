"""The oldest that are still open, as who leads reads of them: no words of anybody."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, select

from tenants.agencies import Agency
from tenants.complaints import hands
from tenants.complaints.models import Complaint, Topic
from tenants.deadlines import Clock
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.places import Village, place_name

MOST = 10


class Oldest(NamedTuple):
    reference: str
    topic_name: str | None
    place: str
    agency_name: str
    submitted_at: datetime
    late_days: int  # calendar days since it was due; 0 while it isn't


def oldest(*which: ColumnElement[bool], limit: int = MOST) -> tuple[Oldest, ...]:
    rows = session.execute(
        select(
            Complaint.reference,
            Topic.name,
            Village.kind,
            Village.name,
            Village.district_code,
            Agency.name,
            Complaint.submitted_at,
            Clock.due_at,
        )
        .join(Village, Village.code == Complaint.village_code)
        .join(Agency, Agency.id == Complaint.agency_id)
        .join(Clock, Clock.id == Complaint.step_clock_id)
        .outerjoin(Topic, Topic.code == Complaint.topic_code)
        .where(hands.of_agencies(), *which)
        .order_by(Complaint.submitted_at, Complaint.id)
        .limit(limit)
    )
    now = clock.now()
    return tuple(
        Oldest(
            reference,
            topic,
            place_name(kind, village, district),
            agency,
            submitted_at,
            max(0, (now - due_at).days),
        )
        for reference, topic, kind, village, district, agency, submitted_at, due_at in rows
    )
