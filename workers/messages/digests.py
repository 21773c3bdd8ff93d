"""The morning's digests. An empty one is no mail."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from tenants import complaints, people
from tenants.kernel import tenancy
from tenants.people import Frequency
from workers.messages import Letter, compose, links
from workers.messages.complaints import COMPLAINTS
from workers.post import Outgoing

Payload = Mapping[str, Any]


def officer(payload: Payload, key: str) -> Outgoing | None:
    """Overdue, due soon, new, waiting for the reporter."""
    account = people.by_id(payload["account_id"])
    today = date.fromisoformat(payload["day"])
    digest = complaints.officer_digest(account)
    if digest.is_empty or account.disabled_at or account.digest == Frequency.NEVER:
        return None
    return _compose("digest.officer", account, key, digest=digest, today=today)


def coordinator(payload: Payload, key: str) -> Outgoing | None:
    """What waits to be sent on, and what is overdue at which agency."""
    account = people.by_id(payload["account_id"])
    today = date.fromisoformat(payload["day"])
    digest = complaints.coordinator_digest()
    if digest.is_empty or account.disabled_at or account.digest == Frequency.NEVER:
        return None
    return _compose("digest.coordinator", account, key, digest=digest, today=today)


def resident(payload: Payload, key: str) -> Outgoing | None:
    """What moved in one's own reports and in one's own villages since the last digest."""
    account = people.by_id(payload["account_id"])
    today = date.fromisoformat(payload["day"])
    days = 7 if account.digest == Frequency.WEEKLY else 1
    since = datetime.combine(today - timedelta(days=days), time(6), tenancy.current().zone)
    digest = complaints.resident_digest(account, since)
    if digest.is_empty or account.disabled_at or account.digest == Frequency.NEVER:
        return None
    return _compose("digest.resident", account, key, digest=digest, today=today)


def _compose(name: str, account: people.Account, key: str, **words: Any) -> Outgoing:
    letter = Letter(
        COMPLAINTS,
        name,
        account.email,
        account.locale,
        key,
        unsubscribe=links.unsubscribe(account.id),
    )
    return compose(letter, account=account, links=links, box=complaints.Box, **words)
