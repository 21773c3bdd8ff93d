"""Reports about one thing become one work item: merged into a lead, and taken out of it again.

Enter here: `complaints.clusters.merge(me, complaint, lead, version=…)`. It shows nobody a report
that they do not handle: each stays where it is, with its own reporter, number and page.
"""

from sqlalchemy import select, update

from tenants import deadlines
from tenants.complaints import policy
from tenants.complaints.actions.timeline import (
    check,
    check_seen,
    move,
    tell_reporter,
    write_to_colleagues,
)
from tenants.complaints.lifecycle import Author, Deed, State, Verdict, Visibility, no_way
from tenants.complaints.models import Complaint, Entry, Judgement, Referral
from tenants.complaints.queries.clusters import (
    lead_of,
    may_be_merged,
    may_dissent,
    members,
    names,
    shared_line,
    with_address,
)
from tenants.complaints.queries.obstacles import asks_who_reads
from tenants.complaints.queries.page import with_names
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid
from tenants.kernel.outbox import announce, announce_all
from tenants.kernel.words import N_
from tenants.people import Actor, Permission, may

__all__ = [
    "dissent",
    "lead_of",
    "may_be_merged",
    "may_dissent",
    "members",
    "merge",
    "names",
    "shared_line",
    "tell_members",
    "unmerge",
]
FIELD = "lead"


def merge(actor: Actor, complaint: Complaint, lead: Complaint, *, version: int) -> None:
    """From now on it is worked on as `lead`; its clocks stop, its reporter is told.

    Invalid for a lead that is itself merged, no longer open, or of another agency (a coordinator
    may join those); Conflict where others were merged into it: nothing is merged twice over.
    """
    _lock(complaint.id, lead.id)
    check(actor, Permission.MERGE_COMPLAINTS, complaint, State.MERGED, seen=version)
    _require_lead(actor, complaint, lead)
    # Its state follows in `move`: the database wants both at once.
    with session.no_autoflush:
        complaint.lead_id, complaint.merged_from = lead.id, complaint.state
        line = _go(actor, complaint, State.MERGED)
    line.fact = lead.reference if names(lead, complaint) else None
    _count(lead, 1)
    _note(actor, lead, complaint, Deed.MERGE)
    tell_reporter(complaint, "complaint.merged")


def unmerge(actor: Actor, complaint: Complaint, *, reason: str, version: int) -> None:
    """Another matter after all: back to its state before, its clocks as if never stopped.

    Colleagues read the reason, its reporter that it is worked on by itself again.
    """
    lead = _lead(complaint)
    check_seen(actor, Permission.MERGE_COMPLAINTS, complaint, seen=version)
    with session.no_autoflush:
        before = _release(complaint)
        line = _go(actor, complaint, before)
    line.deed = Deed.SEPARATE
    write_to_colleagues(actor, complaint, reason)
    _count(lead, -1)
    _note(actor, lead, complaint, Deed.UNMERGE)
    tell_reporter(complaint, "complaint.separated")


def dissent(actor: Actor, complaint: Complaint, *, note: str | None, version: int) -> None:
    """What settled the lead did not settle this: its reporter has it reopened at that agency.

    What is secret or sensitive goes to none that it is not with: a coordinator decides who reads.
    Conflict while the lead is being worked on, and once it was closed too long ago.
    """
    lead = _lead(complaint)
    check_seen(actor, Permission.JUDGE_ANSWER, complaint, seen=version)
    if not may_dissent(lead):
        raise no_way(lead.status)
    if complaint.agency_id is None and asks_who_reads(complaint, complaint.topic_code):
        with session.no_autoflush:
            move(actor, complaint, _release(complaint), author=Author.REPORTER, note=note)
    else:
        _reopen(actor, complaint, lead, note)
    session.add(Judgement(complaint_id=complaint.id, verdict=Verdict.NO))
    _count(lead, -1)


def _reopen(actor: Actor, complaint: Complaint, lead: Complaint, note: str | None) -> None:
    """The agency is told, and has a clock of its own for it."""
    started = deadlines.start("complaint.answer", clock.now())
    session.flush()
    if not asks_who_reads(complaint, complaint.topic_code):
        _pass_to_agency_of(lead, complaint)
    with session.no_autoflush:
        _release(complaint)
        complaint.step_clock_id = started.id
        move(actor, complaint, State.REOPENED, author=Author.REPORTER, note=note)
    announce(
        "complaint.referral",
        {"complaint_id": complaint.id, "agency_id": complaint.agency_id},
        key=f"complaint:{complaint.id}:v{complaint.version}:reopened",
    )


def tell_members(lead_id: int, entry_id: int) -> None:
    """The lead moved: a mail to each reporter of what was merged into it."""
    announce_all(
        "complaint.lead_news",
        [
            (
                f"complaint:{number}:lead:{entry_id}:lead_news",
                {"complaint_id": number, "lead_id": lead_id, "entry_id": entry_id},
            )
            for number in with_address(lead_id)
        ],
    )


def _lock(*numbers: int) -> None:
    """Read anew, always in the same order: two that merge crosswise wait for each other."""
    query = with_names(select(Complaint)).where(Complaint.id.in_(numbers)).order_by(Complaint.id)
    locked = query.with_for_update(of=Complaint).execution_options(populate_existing=True)
    session.scalars(locked).all()


def _lead(complaint: Complaint) -> Complaint:
    """Conflict where it has none (any more)."""
    if complaint.lead_id is None:
        raise no_way(complaint.status)
    _lock(complaint.id, complaint.lead_id)
    lead = lead_of(complaint)
    if lead is None:
        raise no_way(complaint.status)
    return lead


def _require_lead(actor: Actor, complaint: Complaint, lead: Complaint) -> None:
    policy.require(actor, Permission.MERGE_COMPLAINTS, lead)
    if not may_be_merged(complaint):
        message = N_("Laporan dari daerah lain ditanggapi sendiri: pelapornya menunggu di sana.")
        raise Invalid(message, field=FIELD)
    if complaint.member_count:
        message = N_("Laporan lain sudah digabung ke laporan ini. Pisahkan dulu laporan itu.")
        raise Conflict(message)
    if lead.id == complaint.id:
        message = N_("Itu laporan ini sendiri. Pilih yang lain.")
        raise Invalid(message, field=FIELD)
    if lead.lead_id is not None:
        message = N_("Laporan itu sudah digabung dengan laporan lain. Pilih laporan induknya.")
        raise Invalid(message, field=FIELD)
    if not lead.is_open:
        message = N_("Laporan itu sudah tidak ditangani lagi. Pilih yang masih terbuka.")
        raise Invalid(message, field=FIELD)
    is_of_one_agency = lead.agency_id == complaint.agency_id
    if not is_of_one_agency and not may(actor, Permission.COORDINATE_COMPLAINTS, lead):
        message = N_("Laporan itu ditangani dinas lain. Minta koordinator menggabungkannya.")
        raise Invalid(message, field=FIELD)


def _go(actor: Actor, complaint: Complaint, to: State) -> Entry:
    is_officers = may(actor, Permission.HANDLE_COMPLAINT, complaint)
    return move(
        actor,
        complaint,
        to,
        author=Author.OFFICER if is_officers else Author.COORDINATOR,
        agency_id=complaint.agency_id if is_officers else None,
    )


def _release(complaint: Complaint) -> State:
    before = State(complaint.merged_from or State.RECEIVED)
    complaint.lead_id = complaint.merged_from = None
    return before


def _count(lead: Complaint, step: int) -> None:
    """Kept beside the row's version: who has the lead's page open is not overtaken by it."""
    session.execute(
        update(Complaint)
        .where(Complaint.id == lead.id)
        .values(member_count=Complaint.member_count + step)
    )


def _note(actor: Actor, lead: Complaint, member: Complaint, deed: Deed) -> None:
    """A line of the lead: for colleagues alone unless everybody may read both."""
    line = write_to_colleagues(actor, lead)
    line.is_internal = not (lead.is_public and member.is_public)
    line.deed = deed
    line.fact = None if member.visibility == Visibility.SECRET else member.reference


def _pass_to_agency_of(lead: Complaint, complaint: Complaint) -> None:
    if complaint.agency_id == lead.agency_id or lead.agency_id is None:
        return
    session.execute(
        update(Referral)
        .where(Referral.complaint_id == complaint.id, Referral.returned_at.is_(None))
        .values(returned_at=clock.now(), is_recalled=True)
    )
    session.add(Referral(complaint_id=complaint.id, agency_id=lead.agency_id, words=[]))
    complaint.agency_id, complaint.assignee_id = lead.agency_id, None
