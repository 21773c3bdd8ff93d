"""Mails to the reporters of reports that are worked on together: no name of one to another."""

from collections.abc import Mapping
from typing import Any

from tenants import complaints
from tenants.complaints import Complaint, State, clusters
from workers.messages import links
from workers.messages.complaints import to_reporter
from workers.post import Outgoing

Payload = Mapping[str, Any]


def merged(payload: Payload, key: str) -> Outgoing | None:
    """Another report is about the same thing. None once it was taken out again."""
    complaint = complaints.by_id(payload["complaint_id"])
    lead = clusters.lead_of(complaint)
    if lead is None:
        return None
    return to_reporter("complaint.merged", complaint, key, **_named(lead, complaint))


def separated(payload: Payload, key: str) -> Outgoing | None:
    """It is worked on by itself again. None once it was merged anew."""
    complaint = complaints.by_id(payload["complaint_id"])
    if complaint.lead_id is not None:
        return None
    return to_reporter("complaint.separated", complaint, key)


def lead_news(payload: Payload, key: str) -> Outgoing | None:
    """What happened to the lead, in the words that everybody may read; none of a secret one.

    None for what is no longer with that lead.
    """
    complaint = complaints.by_id(payload["complaint_id"])
    lead, line = clusters.lead_of(complaint), None
    if lead is not None and lead.id == payload["lead_id"]:
        line = clusters.shared_line(lead.id, payload["entry_id"])
    if lead is None or line is None:
        return None
    state = State(line.state)
    return to_reporter(
        "complaint.lead_news",
        complaint,
        key,
        state=state,
        said=lead.public_words(line.note or "") if lead.is_public else "",
        is_done=state in {State.ANSWERED, State.CLOSED},
        **_named(lead, complaint),
    )


def _named(lead: Complaint, complaint: Complaint) -> dict[str, Any]:
    is_named = clusters.names(lead, complaint)
    return {
        "lead_reference": lead.reference if is_named else None,
        "lead_url": links.public(lead) if is_named else None,
    }
