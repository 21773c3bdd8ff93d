"""What a report's page says of its end: when silence closes it, how long it may be reopened."""

from typing import Any

from tenants import complaints
from tenants.complaints import Complaint, State
from tenants.kernel import clock


def silence(complaint: Complaint) -> dict[str, Any]:
    """Until when its reporter is waited for, and until when a closed one may be reopened."""
    waited = complaints.waiting.clock_of(complaint)
    is_closed = complaint.status is State.CLOSED
    return {
        "closes_at": complaints.waiting.lapses_at(complaint, waited) if waited else None,
        "reopens_until": complaints.reopening.until(complaint) if is_closed else None,
    }


def may_reopen(complaint: Complaint) -> bool:
    until = complaints.reopening.until(complaint)
    return complaint.status is State.CLOSED and until is not None and clock.now() <= until
