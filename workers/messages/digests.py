"""The morning's digests. An empty one is no mail."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tenants import complaints, people
from tenants.complaints import following
from tenants.people import Frequency
from workers.messages import Letter, compose, links, quiet
from workers.messages.complaints import COMPLAINTS
from workers.post import Outgoing

Payload = Mapping[str, Any]


def officer(payload: Payload, key: str) -> Outgoing | None:
    """Overdue, due soon, new, waiting for the reporter."""
    account = people.by_id(payload["account_id"])
    today = date.fromisoformat(payload["day"])
    digest = complaints.digests.of_officer(account)
    if digest.is_empty or account.disabled_at or account.digest == Frequency.NEVER:
        return None
    return _compose("digest.officer", account, key, digest=digest, today=today)


def coordinator(payload: Payload, key: str) -> Outgoing | None:
    """What waits to be sent on, and what is overdue at which agency."""
    account = people.by_id(payload["account_id"])
    today = date.fromisoformat(payload["day"])
    digest = complaints.digests.of_coordinators()
    if digest.is_empty or account.disabled_at or account.digest == Frequency.NEVER:
        return None
    return _compose("digest.coordinator", account, key, digest=digest, today=today)


def resident(payload: Payload, key: str) -> Outgoing | None:
    """What moved of one's own and of what one follows, and what is new there."""
    follower = following.follower_by_id(payload["follower_id"])
    today = date.fromisoformat(payload["day"])
    if follower is None or not follower.is_reachable:
        return None
    digest = complaints.digests.of_resident(follower, today)
    if digest.is_empty:
        return None
    quiet.wait_for(follower)
    stop, all_wishes = links.stop_digests(follower.id), links.wishes(follower.id)
    return compose(
        Letter(
            COMPLAINTS,
            "digest.resident",
            follower.address,
            follower.language,
            key,
            unsubscribe=stop,
        ),
        first_name=follower.first_name,
        wishes_url=links.own_wishes() if follower.account else all_wishes,
        links=links,
        digest=digest,
        today=today,
    )


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
