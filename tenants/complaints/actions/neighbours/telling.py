"""What became of it over there: told line by line, heard by the region it came from."""

from collections.abc import Mapping
from typing import Any

from tenants.complaints.actions.neighbours import reading
from tenants.complaints.actions.timeline import tell_reporter
from tenants.complaints.lifecycle import State
from tenants.complaints.models import Complaint, Entry, PassageLine, Way
from tenants.complaints.queries import by_id, waiting
from tenants.complaints.queries.passages import passage_of
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.envelopes import Envelope, Sender

Payload = Mapping[str, Any]
LONGEST_NOTE = 5_000
NEWS = {  # its reporter hears of these by mail
    State.ANSWERED: "complaint.neighbour_news",
    State.REJECTED: "complaint.neighbour_news",
    State.NEEDS_REPORTER: "complaint.neighbour_question",
}


def status_envelope(payload: Payload, key: str) -> Envelope | None:
    """One line of the timeline, for the region the report came from; None once it went back."""
    complaint = by_id(payload["complaint_id"])
    entry = session.get_one(Entry, payload["entry_id"])
    passage = passage_of(complaint)
    if passage is None or not passage.is_open:
        return None
    is_question = entry.state == State.NEEDS_REPORTER
    until = waiting.clock_of(complaint) if is_question else complaint.step_clock
    body = {
        "token": passage.token,
        "version": payload["version"],
        "reference": complaint.reference,
        "state": entry.state,
        "agency": complaint.agency.name if complaint.agency else None,
        "note": _note(complaint, entry),
        "at": entry.at.isoformat(),
        "due_at": until.due_at.isoformat() if until and until.is_open else None,
    }
    return Envelope(passage.region_key, "neighbour.status", key, body)


def _note(complaint: Complaint, entry: Entry) -> str | None:
    """As everybody may read it; of an exchange the question alone, for its reporter there."""
    is_question = entry.state == State.NEEDS_REPORTER
    if entry.note is None or (entry.is_exchange and not is_question):
        return None
    return complaint.public_words(entry.note)


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
            NEWS[state],
            once=f"passage:{passage.id}:line:{line.id}",
            passage_id=passage.id,
            line_id=line.id,
        )
