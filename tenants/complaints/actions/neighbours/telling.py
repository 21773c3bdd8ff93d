"""What became of it over there: told line by line, heard by the region it came from."""

from collections.abc import Mapping
from typing import Any

from tenants.complaints.actions.neighbours import reading
from tenants.complaints.actions.timeline import tell_reporter
from tenants.complaints.lifecycle import State
from tenants.complaints.models import Complaint, Entry, PassageLine, Way
from tenants.complaints.queries import by_id
from tenants.complaints.queries.passages import passage_of
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.envelopes import Envelope, Sender

Payload = Mapping[str, Any]
LONGEST_NOTE = 5_000
NEWS = frozenset({State.ANSWERED, State.REJECTED})  # its reporter hears of these by mail


def status_envelope(payload: Payload, key: str) -> Envelope | None:
    """One line of the timeline, for the region the report came from; None once it went back."""
    complaint = by_id(payload["complaint_id"])
    entry = session.get_one(Entry, payload["entry_id"])
    passage = passage_of(complaint)
    if passage is None or not passage.is_open:
        return None
    step = complaint.step_clock
    body = {
        "token": passage.token,
        "version": payload["version"],
        "reference": complaint.reference,
        "state": entry.state,
        "agency": complaint.agency.name if complaint.agency else None,
        "note": None if entry.is_exchange else complaint.public_words(entry.note or "") or None,
        "at": entry.at.isoformat(),
        "due_at": step.due_at.isoformat() if step and step.is_open else None,
    }
    return Envelope(passage.region_key, "neighbour.status", key, body)


def hear(sender: Sender, envelope: Envelope) -> None:
    """Keep what was told; what comes late is kept in its place and changes no state."""
    body = envelope.body
    passage = reading.passage(body, sender, Way.OUT)
    state, version = reading.choice(State, body, "state"), reading.number(body, "version")
    line = PassageLine(
        passage_id=passage.id,
        state=state,
        agency_name=reading.words(body, "agency"),
        note=reading.words(body, "note", LONGEST_NOTE),
        at=reading.moment(body, "at") or clock.now(),
    )
    session.add(line)
    passage.their_reference = reading.word(body, "reference", 30)
    if version <= passage.their_version:
        return
    passage.state, passage.their_version = state, version
    passage.agency_name, passage.due_at = line.agency_name, reading.moment(body, "due_at")
    session.flush()
    if state in NEWS:
        complaint = session.get_one(Complaint, passage.complaint_id)
        tell_reporter(
            complaint,
            "complaint.neighbour_news",
            once=f"passage:{passage.id}:line:{line.id}",
            passage_id=passage.id,
            line_id=line.id,
        )
