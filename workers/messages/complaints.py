"""Mails about one complaint. A secret one's say that there is news, and nothing of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tenants import complaints, people
from tenants.complaints import Complaint, State, Visibility, neighbours
from tenants.kernel.words import N_
from tenants.people import Frequency, Role
from workers.messages import Letter, Service, compose, links, quiet
from workers.post import Outgoing

Payload = Mapping[str, Any]

# What its reader waits for, by day and night, whatever they chose to read in a digest.
ALWAYS = frozenset({"complaint.receipt"})
# What waits for their word: no digest says it in time, but it can wait for the morning.
ASKING = frozenset(
    {
        "complaint.question",
        "complaint.question_reminder",
        "complaint.neighbour_question",
        "complaint.closing",
    }
)

COMPLAINTS = Service(N_("Pengaduan %(region)s"), N_("Layanan pengaduan warga"))


def receipt(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: we have it, its number, where it is by now, what is due next and when."""
    complaint = complaints.by_id(payload["complaint_id"])
    if not complaints.letters.is_receipted(complaint):
        return None
    running = complaint.step_clock
    due_at = running.due_at if running and running.is_open else None
    return to_reporter("complaint.receipt", complaint, key, due_at=due_at)


def passed_on(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: a person found whose it is, and by when that agency answers."""
    return _of_agency("complaint.passed_on", payload, key)


def taken_up(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: the agency began."""
    return _of_agency("complaint.taken_up", payload, key)


def _of_agency(name: str, payload: Payload, key: str) -> Outgoing | None:
    """None once it is that agency's no longer: then a later mail says whose it is."""
    complaint = complaints.by_id(payload["complaint_id"])
    if complaint.agency_id != payload["agency_id"]:
        return None
    step = complaint.step_clock
    due_at = step.due_at if step and step.is_open else None
    return to_reporter(name, complaint, key, due_at=due_at)


def answer(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: what the agency did, the question whether it is done, what silence means."""
    complaint = complaints.by_id(payload["complaint_id"])
    waited = complaints.waiting.clock_of(complaint)
    return to_reporter(
        "complaint.answer",
        complaint,
        key,
        answer=_said(complaint, payload, State.ANSWERED),
        closes_at=waited.due_at if waited else None,
    )


def progress(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: what the agency has done so far or will do; nothing is asked."""
    complaint = complaints.by_id(payload["complaint_id"])
    said = _said(complaint, payload, State.IN_PROGRESS)
    return to_reporter("complaint.progress", complaint, key, answer=said)


def _said(complaint: Complaint, payload: Payload, state: State) -> str:
    """What the mail was announced for, however much was said since."""
    entry_id = payload.get("entry_id")  # none in rows of an earlier release
    if entry_id is None:
        return complaints.last_note(complaint, state)
    return complaints.note_of(complaint, entry_id)


def rejection(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: why it can't be taken up, and where to go instead."""
    complaint = complaints.by_id(payload["complaint_id"])
    said = complaints.last_note(complaint, State.REJECTED)
    return to_reporter("complaint.rejection", complaint, key, reason=said)


def handed_over(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: it went to another region, what went with it, why. None if it is back."""
    complaint = complaints.by_id(payload["complaint_id"])
    passage = neighbours.passage_of(complaint)
    if passage is None or passage.id != payload["passage_id"] or not passage.is_open:
        return None
    return to_reporter("complaint.handed_over", complaint, key, passage=passage)


def neighbour_news(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: what the other region said, or that it sent the report back."""
    complaint = complaints.by_id(payload["complaint_id"])
    passage = neighbours.passage_of(complaint)
    if passage is None or passage.id != payload["passage_id"]:
        return None
    told = {each.id: each for each in neighbours.passage_lines(passage)}
    line = told.get(payload.get("line_id", 0))
    words = {"passage": passage, "line": line, "state": line.state if line else None}
    return to_reporter("complaint.neighbour_news", complaint, key, **words)


def deadline(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: holidays changed, and with them the day by which the step is due.

    None when it is done by now, or moved again: then a later mail says so.
    """
    complaint = complaints.by_id(payload["complaint_id"])
    step = complaint.step_clock
    due_at = datetime.fromisoformat(payload["due_at"])
    if step is None or not step.is_open or step.due_at != due_at:
        return None
    was_due_at = datetime.fromisoformat(payload["was_due_at"])
    return to_reporter("complaint.deadline", complaint, key, due_at=due_at, was_due_at=was_due_at)


def referral(payload: Payload, key: str) -> Outgoing | None:
    """To an officer: a complaint is in the agency's inbox, and when it is due."""
    complaint = complaints.by_id(payload["complaint_id"])
    officer = people.by_id(payload["account_id"])
    if officer.disabled_at or complaint.agency_id not in officer.agency_ids:
        return None
    letter = about(complaint, "complaint.referred", officer.email, officer.locale, key)
    return compose(
        letter,
        complaint=complaint,
        officer=officer,
        url=links.desk(complaint),
        is_secret=complaint.visibility == Visibility.SECRET,
    )


def returned(payload: Payload, key: str) -> Outgoing | None:
    """To a coordinator: an agency gave it back, and why. None once it was sent on."""
    complaint = complaints.by_id(payload["complaint_id"])
    coordinator = people.by_id(payload["account_id"])
    may_act = coordinator.grants.has(Role.COORDINATOR) and not coordinator.disabled_at
    given_back = neighbours.last_return(complaint)
    if not may_act or given_back is None:
        return None
    return compose(
        about(complaint, "complaint.returned", coordinator.email, coordinator.locale, key),
        complaint=complaint,
        officer=coordinator,
        giver=given_back.giver,
        reason=given_back.reason,
        is_region=given_back.is_region,
        failure=given_back.failure,
        url=links.desk(complaint),
        is_secret=complaint.visibility == Visibility.SECRET,
    )


def recalled(payload: Payload, key: str) -> Outgoing | None:
    """To an officer: the coordinator took it from the agency, and why. None if it is back there."""
    complaint = complaints.by_id(payload["complaint_id"])
    officer, agency_id = people.by_id(payload["account_id"]), payload["agency_id"]
    is_officer = agency_id in officer.agency_ids and not officer.disabled_at
    taken = complaints.recall_of(complaint, agency_id)
    if not is_officer or taken is None or complaint.agency_id == agency_id:
        return None
    return compose(
        about(complaint, "complaint.recalled", officer.email, officer.locale, key),
        complaint=complaint,
        officer=officer,
        agency=taken.agency,
        reason=taken.return_reason or "",
        url=links.inbox(complaints.Box.ALL),
        is_secret=complaint.visibility == Visibility.SECRET,
    )


def to_reporter(name: str, complaint: Complaint, key: str, **words: Any) -> Outgoing | None:
    recipient = complaints.letters.reporter_address(complaint)
    if recipient is None:
        return None
    if name not in ALWAYS:
        wishes = complaints.following.by_reporter(complaint)
        if wishes.own != Frequency.AT_ONCE and name not in ASKING:
            return None  # a digest says it, or nothing is to
        quiet.wait_for(wishes)
    return compose(
        about(complaint, name, recipient, complaint.locale, key),
        complaint=complaint,
        first_name=(complaint.reporter_name or "").split(" ")[0],
        url=links.follow(complaint),
        is_secret=complaint.visibility == Visibility.SECRET,
        **words,
    )


def about(complaint: Complaint, name: str, recipient: str, locale: str, key: str) -> Letter:
    return Letter(COMPLAINTS, name, recipient, locale, key, thread=f"complaint:{complaint.id}")
