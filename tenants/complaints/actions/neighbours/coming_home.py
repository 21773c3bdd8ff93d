"""Back to the region that passed a report on: sent from there, and had again here."""

from collections.abc import Mapping
from typing import Any

from tenants.complaints.actions import clocks
from tenants.complaints.actions.neighbours import reading
from tenants.complaints.actions.neighbours.incoming import came_by
from tenants.complaints.actions.timeline import check, move, tell_reporter
from tenants.complaints.lifecycle import Author, State
from tenants.complaints.models import Complaint, Passage, Way
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.envelopes import Envelope, Failure, Sender
from tenants.kernel.outbox import announce
from tenants.people import SYSTEM, Actor, Permission

Payload = Mapping[str, Any]


def send_home(actor: Actor, complaint: Complaint, *, reason: str, version: int) -> None:
    """Not our region either: back to the one that passed it on, which reads why."""
    check(actor, Permission.COORDINATE_COMPLAINTS, complaint, State.PASSED_ON, seen=version)
    passage = came_by(complaint)
    now = clock.now()
    passage.ended_at, passage.end_note = now, reason
    clocks.stop(complaint, now)
    complaint.settled_at = now
    move(actor, complaint, State.PASSED_ON, author=Author.COORDINATOR, note=reason)
    announce("neighbour.return", {"passage_id": passage.id}, key=f"passage:{passage.id}:return")


def return_envelope(payload: Payload, key: str) -> Envelope:
    passage = session.get_one(Passage, payload["passage_id"])
    body = {"token": passage.token, "reason": passage.end_note}
    return Envelope(passage.region_key, "neighbour.return", key, body)


def came_home(sender: Sender, envelope: Envelope) -> None:
    """The other region says that it is not theirs: the coordinator has it again."""
    passage = reading.passage(envelope.body, sender, Way.OUT)
    _take_back(passage, note=reading.word(envelope.body, "reason", reading.LONGEST_REASON))


def could_not_pass(payload: Payload, failure: Failure) -> None:
    """It never came there: the coordinator has it again. Twice is once."""
    passage = session.get_one(Passage, payload["passage_id"], with_for_update=True)
    if passage.is_open:
        passage.failure = failure
        _take_back(passage, note=None)


def _take_back(passage: Passage, *, note: str | None) -> None:
    complaint = session.get_one(Complaint, passage.complaint_id, with_for_update=True)
    passage.ended_at, passage.end_note = clock.now(), note
    clocks.go_on(complaint, passage.passed_at)
    complaint.settled_at = None
    move(SYSTEM, complaint, State.RETURNED, author=Author.SYSTEM, note=note)
    announce(
        "complaint.return",
        {"complaint_id": complaint.id},
        key=f"complaint:{complaint.id}:v{complaint.version}:return",
    )
    tell_reporter(complaint, "complaint.neighbour_news", passage_id=passage.id)
