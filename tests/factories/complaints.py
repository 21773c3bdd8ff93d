"""Complaints at the stages that tests start from; need a tenant entered."""

from itertools import count
from typing import Any

from tenants import agencies, complaints, people
from tenants.complaints import Complaint, Filing, Visibility
from tenants.kernel import tenancy
from tenants.kernel.db import session
from tenants.people import NOBODY, Actor, Frequency, Grant, Role
from tests.factories.people import an_account, somebody

VILLAGES = {"sambas": "61.01.01.2001", "depok": "32.76.06.1001"}
ROAD = "jalan-rusak"
_numbers = count(1)


def a_complaint(
    actor: Actor = NOBODY,
    *,
    text: str = "Jalan di depan sekolah berlubang besar dan membahayakan.",
    visibility: Visibility = Visibility.PUBLIC,
    topic_code: str | None = ROAD,
    token: str | None = None,
    **answers: Any,
) -> Complaint:
    """Filed just now, not yet routed."""
    village = answers.pop("village_code", VILLAGES[tenancy.current().key])
    filing = Filing(
        text=text, village_code=village, visibility=visibility, topic_code=topic_code, **answers
    )
    return complaints.submit(actor, token or f"token-{next(_numbers)}", filing)


def a_referred_complaint(actor: Actor = NOBODY, **answers: Any) -> Complaint:
    """In its agency's inbox."""
    complaint = a_complaint(actor, **answers)
    staff(complaint)
    complaints.route(complaint.id)
    session.refresh(complaint)
    if complaint.visibility == Visibility.SECRET and complaint.topic_code:
        somebody_refers(complaint)
    return complaint


def somebody_refers(complaint: Complaint) -> None:
    """What is secret goes to no agency by itself."""
    complaints.refer(
        somebody(Role.COORDINATOR),
        complaint,
        topic_code=complaint.topic_code,
        agency_id=None,
        version=complaint.version,
    )


def staff(complaint: Complaint) -> None:
    """Have somebody work where it would go by itself, or it does not; a silent colleague."""
    spoken = [each.topic_code for each in complaints.topics.suggest_for(complaint.text, 1)]
    for topic_code in [complaint.topic_code] if complaint.topic_code else spoken:
        agency_id = complaints.topics.agency_id_for(topic_code, complaint.village_code)
        if agency_id and not people.has_officer(agency_id):
            an_account(Grant(Role.OFFICER, agency_id)).digest = Frequency.NEVER


def an_answered_complaint(actor: Actor = NOBODY, **answers: Any) -> Complaint:
    """Its agency has answered; the reporter has not judged yet."""
    complaint = a_referred_complaint(actor, **answers)
    agency = agencies.by_id(complaint.agency_id or 0)
    officer = somebody(Role.OFFICER, agency.id)
    complaints.answer(officer, complaint, text="Sudah kami perbaiki.", version=complaint.version)
    return complaint
