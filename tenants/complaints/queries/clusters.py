"""Reports that are worked on together: the lead of one, and those that are with a lead."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from tenants.complaints import policy
from tenants.complaints.channels import Channel
from tenants.complaints.lifecycle import MOVES, State, Visibility
from tenants.complaints.models import Complaint, Entry, told_to_all
from tenants.complaints.queries import reopening
from tenants.complaints.queries.page import Listed, listed, with_names
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.people import Actor

MOST_SHOWN = 50
JUDGED_BY_MEMBERS = frozenset({State.ANSWERED, State.CLOSED})


def may_be_merged(complaint: Complaint) -> bool:
    """Not what came from another region: its reporter there waits for an answer of its own."""
    return State.MERGED in MOVES[complaint.status] and complaint.channel != Channel.NEIGHBOUR


def lead_of(complaint: Complaint) -> Complaint | None:
    """With its names; None where it is worked on by itself."""
    if complaint.lead_id is None:
        return None
    return session.scalars(
        with_names(select(Complaint)).where(Complaint.id == complaint.lead_id)
    ).one()


def members(actor: Actor, lead: Complaint) -> Sequence[Listed]:
    """Those of a lead that somebody handles, oldest first; no statement where there are none."""
    if not lead.member_count:
        return []
    found = listed(unmasked=True).where(Complaint.lead_id == lead.id, policy.handled_by(actor))
    rows = session.execute(found.order_by(Complaint.id).limit(MOST_SHOWN))
    return [Listed._make(each) for each in rows]


def with_address(lead_id: int) -> Sequence[int]:
    """Ids of the members whose reporter can be written to."""
    reachable = or_(Complaint.reporter_id.is_not(None), Complaint.reporter_email.is_not(None))
    return session.scalars(
        select(Complaint.id).where(Complaint.lead_id == lead_id, reachable).order_by(Complaint.id)
    ).all()


def shared_line(lead_id: int, entry_id: int) -> Entry | None:
    """The line of a lead that its members' reporters are told of."""
    return session.scalar(
        select(Entry).where(Entry.id == entry_id, Entry.complaint_id == lead_id, told_to_all())
    )


def names(lead: Complaint, member: Complaint) -> bool:
    """Whether either may be named to the other's reporter, and to everybody on its page."""
    return lead.is_public and member.visibility != Visibility.SECRET


def may_dissent(lead: Complaint) -> bool:
    """Whether the reporter of a member may say now that it is not done for them."""
    until = reopening.until(lead)
    return lead.status in JUDGED_BY_MEMBERS and (until is None or clock.now() <= until)
