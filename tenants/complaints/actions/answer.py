"""The agency's part: take up, answer, note for colleagues."""

from tenants import deadlines
from tenants.complaints import policy
from tenants.complaints.actions.timeline import (
    check,
    move,
    tell_reporter,
    write_to_colleagues,
)
from tenants.complaints.lifecycle import Author, State
from tenants.complaints.models import Complaint
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.people import Actor, Permission


def start_work(actor: Actor, complaint: Complaint, *, version: int) -> None:
    """An officer takes the complaint up; the reporter is told, once of each agency."""
    check(actor, Permission.HANDLE_COMPLAINT, complaint, State.IN_PROGRESS, seen=version)
    move(
        actor,
        complaint,
        State.IN_PROGRESS,
        author=Author.OFFICER,
        agency_id=complaint.agency_id,
    )
    if complaint.agency_id:
        agency_id = complaint.agency_id
        tell_reporter(
            complaint, "complaint.taken_up", once=f"agency:{agency_id}", agency_id=agency_id
        )


def answer(actor: Actor, complaint: Complaint, *, text: str, version: int) -> None:
    """The agency's words to the reporter: its clock stops, the reporter is asked if it is done.

    The settlement clock runs on: “selesai” is the reporter's word, never the agency's alone.
    """
    check(actor, Permission.HANDLE_COMPLAINT, complaint, State.ANSWERED, seen=version)
    now = clock.now()
    complaint.answered_at = complaint.answered_at or now
    if complaint.step_clock_id:
        deadlines.stop(session.get_one(deadlines.Clock, complaint.step_clock_id), now)
    move(
        actor,
        complaint,
        State.ANSWERED,
        author=Author.OFFICER,
        agency_id=complaint.agency_id,
        note=text,
    )
    tell_reporter(complaint, "complaint.answer")


def note(actor: Actor, complaint: Complaint, *, text: str) -> None:
    """A word for colleagues, never shown outside the desk."""
    policy.require(actor, Permission.NOTE_COMPLAINT, complaint)
    write_to_colleagues(actor, complaint, text)
