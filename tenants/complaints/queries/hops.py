"""Whether what an agency gives back goes straight to the one it names."""

from sqlalchemy import exists, select

from tenants import people
from tenants.complaints.models import Complaint, Referral
from tenants.complaints.queries.accused import is_accused
from tenants.complaints.queries.obstacles import asks_who_reads
from tenants.kernel.db import session

MOST = 2  # from agency to agency; then the coordinator decides


def may_go_on(complaint: Complaint) -> bool:
    """Whether any agency may get it straight; of what is secret or sensitive a person decides."""
    return complaint.hop_count < MOST and not asks_who_reads(complaint, complaint.topic_code)


def goes_straight(complaint: Complaint, agency_id: int) -> bool:
    """Whether this one gets it: it has an officer, gave nothing back, is not accused."""
    gave_back = exists().where(
        Referral.complaint_id == complaint.id,
        Referral.agency_id == agency_id,
        Referral.returned_at.is_not(None),
    )
    return (
        may_go_on(complaint)
        and people.has_officer(agency_id)
        and not is_accused(complaint, agency_id)
        and not session.scalar(select(gave_back))
    )
