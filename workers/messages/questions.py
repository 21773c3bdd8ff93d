"""Mails between those who ask and the reporter who is asked: a question, its reminder, its end."""

from collections.abc import Mapping
from typing import Any

from tenants import complaints, people
from tenants.complaints import Author, Complaint, State, Visibility, neighbours
from tenants.people import Account, Role
from workers.messages import compose, links
from workers.messages.complaints import about, to_reporter
from workers.post import Outgoing

Payload = Mapping[str, Any]


def question(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: what must be known before the work goes on. None once it is not asked."""
    return _asked("complaint.question", payload, key)


def reminder(payload: Payload, key: str) -> Outgoing | None:
    """The same question, half-way through their time."""
    return _asked("complaint.question_reminder", payload, key)


def neighbour_question(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: what the region that has the report now must know. None once it does not."""
    complaint = complaints.by_id(payload["complaint_id"])
    passage = neighbours.passage_of(complaint)
    if passage is None or not passage.asks_reporter(State.NEEDS_REPORTER):
        return None
    told = {each.id: each for each in neighbours.passage_lines(passage)}
    line = told.get(payload["line_id"])
    if line is None or line.note is None:
        return None
    return to_reporter(
        "complaint.neighbour_question",
        complaint,
        key,
        question=line.note,
        until=passage.due_at,
        asker=line.agency_name or passage.region_name,
        region=passage.region_name,
    )


def closing(payload: Payload, key: str) -> Outgoing | None:
    """To the reporter: the day on which their silence closes it. None once they have spoken."""
    complaint = complaints.by_id(payload["complaint_id"])
    waited = complaints.waiting.clock_of(complaint)
    if complaint.status is not State.ANSWERED or waited is None:
        return None
    closes_at = complaints.waiting.lapses_at(complaint, waited)
    return to_reporter("complaint.closing", complaint, key, closes_at=closes_at)


def resumed(payload: Payload, key: str) -> Outgoing | None:
    """To whoever may have asked: the reporter replied, or let the time pass. None if it moved."""
    complaint = complaints.by_id(payload["complaint_id"])
    staff = people.by_id(payload["account_id"])
    last = complaints.timeline(complaint, internal=False)[-1]
    if not _handles(staff, complaint) or last.author not in {Author.REPORTER, Author.SYSTEM}:
        return None
    return compose(
        about(complaint, "complaint.resumed", staff.email, staff.locale, key),
        complaint=complaint,
        officer=staff,
        said=complaint.public_words(last.note or ""),
        is_coordinator=complaint.agency_id is None,
        url=links.desk(complaint),
        is_secret=complaint.visibility == Visibility.SECRET,
    )


def _handles(staff: Account, complaint: Complaint) -> bool:
    if staff.disabled_at:
        return False
    if complaint.agency_id is None:
        return staff.grants.has(Role.COORDINATOR)
    return complaint.agency_id in staff.agency_ids


def _asked(name: str, payload: Payload, key: str) -> Outgoing | None:
    complaint = complaints.by_id(payload["complaint_id"])
    asked = complaints.waiting.question(complaint)
    waited = complaints.waiting.clock_of(complaint)
    if asked is None or waited is None or payload.get("entry_id", asked.id) != asked.id:
        return None
    return to_reporter(
        name,
        complaint,
        key,
        question=asked.note or "",
        until=waited.due_at,
        asker=complaint.agency.name if complaint.agency else None,
    )
