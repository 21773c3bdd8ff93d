"""Away from an agency: it gives a complaint back or on, or the coordinator takes or moves it.

The agency's clock is that of the complaint: it starts again for nobody.
"""

from sqlalchemy import update

from tenants import agencies
from tenants.complaints.actions import training
from tenants.complaints.actions.retopic import retopic
from tenants.complaints.actions.route import pass_to, refer
from tenants.complaints.actions.timeline import check, move, tell_reporter
from tenants.complaints.lifecycle import WITH_AGENCY, Author, State, no_way
from tenants.complaints.models import Complaint, Referral
from tenants.complaints.queries import hops
from tenants.complaints.topics import agency_id_for
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_
from tenants.people import Actor, Permission


def give_back(
    actor: Actor,
    complaint: Complaint,
    *,
    reason: str,
    version: int,
    next_agency_id: int | None = None,
) -> None:
    """Not this agency's: on to the one it names, or back to the coordinator, with the reason.

    Whoever gets it is told. Invalid where it names itself.
    """
    check(actor, Permission.HANDLE_COMPLAINT, complaint, State.RETURNED, seen=version)
    if next_agency_id is not None and next_agency_id == complaint.agency_id:
        message = N_("Itu dinas Anda sendiri. Pilih yang lain.")
        raise Invalid(message, field="next_agency")
    goes_on = next_agency_id is not None and hops.goes_straight(complaint, next_agency_id)
    _end(actor, complaint, reason, author=Author.OFFICER, named=next_agency_id)
    if goes_on and next_agency_id is not None:
        pass_to(actor, complaint, agencies.by_id(next_agency_id), author=Author.SYSTEM)
        tell_reporter(complaint, "complaint.passed_on", agency_id=next_agency_id)
        training.ask()
    else:
        announce(
            "complaint.return",
            {"complaint_id": complaint.id},
            key=f"complaint:{complaint.id}:v{complaint.version}:return",
        )


def recall(actor: Actor, complaint: Complaint, *, reason: str, version: int) -> None:
    """The coordinator takes back what an agency has before it. The agency is told.

    Conflict for what is at another region: that one alone sends it back.
    """
    check(actor, Permission.COORDINATE_COMPLAINTS, complaint, State.RETURNED, seen=version)
    if complaint.status not in WITH_AGENCY:
        raise no_way(complaint.status)
    agency_id = complaint.agency_id
    _end(actor, complaint, reason, author=Author.COORDINATOR)
    announce(
        "complaint.recall",
        {"complaint_id": complaint.id, "agency_id": agency_id},
        key=f"complaint:{complaint.id}:v{complaint.version}:recall:{agency_id}",
    )


def transfer(
    actor: Actor,
    complaint: Complaint,
    *,
    topic_code: str | None,
    agency_id: int | None,
    reason: str,
    version: int,
) -> None:
    """From one agency to another in one step; both are told, and the reporter.

    Where it is there already it gets its new topic, and stays. Invalid where neither topic nor
    agency says anything new.
    """
    if agency_id is None and topic_code:
        agency_id = agency_id_for(topic_code, complaint.village_code)
    if agency_id is not None and agency_id == complaint.agency_id:
        if topic_code and topic_code != complaint.topic_code:
            retopic(actor, complaint, topic_code=topic_code, reason=reason, version=version)
            return
        message = N_("Laporan ini sudah di dinas itu. Pilih yang lain.")
        raise Invalid(message, field="agency")
    recall(actor, complaint, reason=reason, version=version)
    refer(actor, complaint, topic_code=topic_code, agency_id=agency_id, version=complaint.version)


def _end(
    actor: Actor, complaint: Complaint, reason: str, *, author: Author, named: int | None = None
) -> None:
    agency_id = complaint.agency_id
    session.execute(
        update(Referral)
        .where(Referral.complaint_id == complaint.id, Referral.returned_at.is_(None))
        .values(
            returned_at=clock.now(),
            return_reason=reason,
            is_recalled=author is Author.COORDINATOR,
            next_agency_id=named,
        )
    )
    complaint.hop_count += 1
    complaint.agency_id = complaint.assignee_id = None
    move(actor, complaint, State.RETURNED, author=author, agency_id=agency_id, note=reason)
