"""The reporter's part: closing what is done, reopening what is not; and what their silence does."""

from tenants import deadlines
from tenants.complaints.actions.timeline import check, move
from tenants.complaints.lifecycle import Author, State, Verdict
from tenants.complaints.models import Complaint, Judgement
from tenants.complaints.queries import reopening
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_
from tenants.people import SYSTEM, Actor, Permission


def judge(
    actor: Actor, complaint: Complaint, *, verdict: Verdict, note: str | None, version: int
) -> None:
    """The answer to “sudah selesai?”: yes closes, half or no reopens."""
    if verdict is Verdict.YES:
        close(actor, complaint, note=note, version=version)
    else:
        reopen(actor, complaint, note=note, version=version)
    session.add(Judgement(complaint_id=complaint.id, verdict=verdict))


def close(actor: Actor, complaint: Complaint, *, note: str | None, version: int) -> None:
    """Settled in the reporter's own judgement; its clocks stop."""
    check(actor, Permission.JUDGE_ANSWER, complaint, State.CLOSED, seen=version)
    _settle(actor, complaint, author=Author.REPORTER, note=note)


def close_by_silence(complaint: Complaint) -> None:
    """The reporter was asked and reminded, and said nothing: closed, in nobody's judgement."""
    _settle(SYSTEM, complaint, author=Author.SYSTEM, note=None)


def _settle(actor: Actor, complaint: Complaint, *, author: Author, note: str | None) -> None:
    complaint.settled_at = clock.now()
    if complaint.settlement_clock_id:
        settlement = session.get_one(deadlines.Clock, complaint.settlement_clock_id)
        deadlines.stop(settlement, complaint.settled_at)
    move(actor, complaint, State.CLOSED, author=author, note=note)


def reopen(actor: Actor, complaint: Complaint, *, note: str | None, version: int) -> None:
    """Not done: the original settlement clock goes on, the agency gets a new one and is told.

    Conflict where it was closed longer ago than the region allows.
    """
    check(actor, Permission.JUDGE_ANSWER, complaint, State.REOPENED, seen=version)
    now = clock.now()
    if (until := reopening.until(complaint)) and until < now:
        message = N_("Laporan ini sudah terlalu lama ditutup. Silakan buat laporan baru.")
        raise Conflict(message)
    settlement = session.get_one(deadlines.Clock, complaint.settlement_clock_id)
    if not settlement.is_open:
        deadlines.reopen(settlement)
    started = deadlines.start("complaint.answer", now)
    session.flush()
    complaint.step_clock_id, complaint.settled_at = started.id, None
    move(actor, complaint, State.REOPENED, author=Author.REPORTER, note=note)
    announce(
        "complaint.referral",
        {"complaint_id": complaint.id, "agency_id": complaint.agency_id},
        key=f"complaint:{complaint.id}:v{complaint.version}:reopened",
    )
