"""What a complaint is about is said anew, while it stays where it is."""

from sqlalchemy import update

from tenants.complaints.actions import training
from tenants.complaints.actions.route import classify
from tenants.complaints.actions.timeline import check_seen, write_to_colleagues
from tenants.complaints.lifecycle import WITH_AGENCY, no_way
from tenants.complaints.models import Complaint, Referral
from tenants.kernel import audit
from tenants.kernel.db import session
from tenants.people import Actor, Permission


def retopic(
    actor: Actor, complaint: Complaint, *, topic_code: str, reason: str, version: int
) -> None:
    """Another topic for the same agency; what it promises until it is settled follows the topic.

    Routing learns it as a person's decision.
    """
    check_seen(actor, Permission.COORDINATE_COMPLAINTS, complaint, seen=version)
    if complaint.status not in WITH_AGENCY:
        raise no_way(complaint.status)
    was, complaint.topic_code = complaint.topic_code, topic_code
    classify(complaint)
    session.execute(
        update(Referral)
        .where(Referral.complaint_id == complaint.id, Referral.returned_at.is_(None))
        .values(account_id=actor.id, confidence=None)
    )
    session.flush()
    write_to_colleagues(actor, complaint, reason)
    audit.record(actor.label, "complaint.retopic", complaint.proof, was=was, topic=topic_code)
    training.ask()
