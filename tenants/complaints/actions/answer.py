"""The agency's part: take up, tell how far it is, answer, note for colleagues."""

from collections.abc import Collection

from tenants import deadlines
from tenants.complaints import policy
from tenants.complaints.actions import attaching
from tenants.complaints.actions.timeline import (
    check,
    move,
    tell_reporter,
    write_to_colleagues,
)
from tenants.complaints.lifecycle import WITH_AGENCY, Author, State, no_way
from tenants.complaints.models import Complaint, Topic
from tenants.kernel import clock, files
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.words import N_
from tenants.people import Actor, Permission


def start_work(actor: Actor, complaint: Complaint, *, version: int) -> None:
    """An officer takes the complaint up; the reporter is told, once of each agency."""
    check(actor, Permission.HANDLE_COMPLAINT, complaint, State.IN_PROGRESS, seen=version)
    _require_from(complaint, {State.REFERRED, State.REOPENED})
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


def answer(
    actor: Actor,
    complaint: Complaint,
    *,
    text: str,
    version: int,
    photos: attaching.Sent = (),
) -> None:
    """The agency says that it is done: its clock stops, the reporter is asked whether it is.

    Invalid where the topic wants a photo of the finished work and there is none, or one can't be
    kept. The settlement clock runs on: “selesai” is the reporter's word, never the agency's alone.
    """
    check(actor, Permission.HANDLE_COMPLAINT, complaint, State.ANSWERED, seen=version)
    _require_proof(complaint, photos)
    kept = attaching.keep(photos, is_staffs=True)
    _stop_step(complaint)
    line = move(
        actor,
        complaint,
        State.ANSWERED,
        author=Author.OFFICER,
        agency_id=complaint.agency_id,
        note=text,
    )
    line.is_done = True
    attaching.attach(line, kept, is_hidden=False)
    tell_reporter(complaint, "complaint.answer", entry_id=line.id)


def tell_progress(
    actor: Actor,
    complaint: Complaint,
    *,
    text: str,
    version: int,
    photos: attaching.Sent = (),
) -> None:
    """What the agency has done or will do, and when: it is not done, and nobody is asked.

    The first answer's clock stops; what is promised next is that the report is settled.
    """
    check(actor, Permission.HANDLE_COMPLAINT, complaint, State.IN_PROGRESS, seen=version)
    _require_from(complaint, WITH_AGENCY)
    kept = attaching.keep(photos, is_staffs=True)
    _stop_step(complaint)
    complaint.step_clock_id = complaint.settlement_clock_id
    line = move(
        actor,
        complaint,
        State.IN_PROGRESS,
        author=Author.OFFICER,
        agency_id=complaint.agency_id,
        note=text,
    )
    attaching.attach(line, kept, is_hidden=False)
    tell_reporter(complaint, "complaint.progress", entry_id=line.id)


def _require_from(complaint: Complaint, states: Collection[State]) -> None:
    """More states lead to where work goes on than those it may begin in."""
    if complaint.status not in states:
        raise no_way(complaint.status)


def _require_proof(complaint: Complaint, photos: attaching.Sent) -> None:
    topic = session.get(Topic, complaint.topic_code) if complaint.topic_code else None
    if topic and topic.needs_photo and not photos:
        message = N_("Topik ini ditutup dengan foto: sertakan foto sesudah pekerjaan.")
        raise Invalid(message, field=files.FIELD)


def _stop_step(complaint: Complaint) -> None:
    """The agency has answered. Where it did before, what runs is the way to its settlement."""
    now = clock.now()
    complaint.answered_at = complaint.answered_at or now
    running = complaint.step_clock_id
    if running and running != complaint.settlement_clock_id:
        deadlines.stop(session.get_one(deadlines.Clock, running), now)


def note(actor: Actor, complaint: Complaint, *, text: str) -> None:
    """A word for colleagues, never shown outside the desk."""
    policy.require(actor, Permission.NOTE_COMPLAINT, complaint)
    write_to_colleagues(actor, complaint, text)
