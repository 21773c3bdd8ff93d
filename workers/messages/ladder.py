"""The morning's reminders: all that one person is reminded of, in one mail."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tenants import complaints, deadlines, people
from tenants.kernel import clock
from workers.messages import Letter, compose, links
from workers.messages.complaints import COMPLAINTS
from workers.post import Outgoing

Payload = Mapping[str, Any]
LISTED = 20  # more are counted


def morning(payload: Payload, key: str) -> Outgoing | None:
    """Most pressing first. None for who left, and where all of it was done meanwhile."""
    account = people.by_id(payload["account_id"])
    found = complaints.ladder.told_on(account.id, date.fromisoformat(payload["day"]))
    if not found or account.disabled_at or not account.is_staff:
        return None
    letter = Letter(COMPLAINTS, "ladder.morning", account.email, account.locale, key)
    now = clock.now()
    return compose(
        letter,
        account=account,
        links=links,
        listed=[(complaint, _is_late(complaint, now)) for complaint, _rung in found[:LISTED]],
        others=max(0, len(found) - LISTED),
        late_count=sum(_is_late(complaint, now) for complaint, _rung in found),
        count=len(found),
    )


def _is_late(complaint: complaints.Complaint, now: datetime) -> bool:
    step = complaint.step_clock
    return step is not None and deadlines.state(step, now) is deadlines.State.LATE
