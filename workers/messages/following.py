"""Mails to those who follow: nothing that not everybody may read, nor who else follows."""

from collections.abc import Mapping
from typing import Any

from tenants import complaints
from tenants.complaints import following
from tenants.people import Frequency
from workers.messages import Letter, compose, links, quiet
from workers.messages.complaints import COMPLAINTS
from workers.post import Outgoing

Payload = Mapping[str, Any]


def confirmation(payload: Payload, key: str) -> Outgoing | None:
    """Is it you who wants to follow this? None once it was forgotten, or is public no more."""
    found, named = following.by_id(payload["follow_id"]), following.named(payload["follow_id"])
    if found is None or named is None:
        return None
    reader = found.follower
    return compose(
        Letter(COMPLAINTS, "follow.confirmation", reader.address, reader.language, key),
        first_name=reader.first_name,
        named=named,
        url=links.begin_following(found.id),
    )


def news(payload: Payload, key: str) -> Outgoing | None:
    """A report that one follows moved. None once it moved on, or is public no more."""
    found = _followed(payload)
    complaint = complaints.by_id(payload["complaint_id"])
    line = following.last_news(complaint)
    if (
        found is None
        or not complaint.is_public
        or line is None
        or line.id != payload["entry_id"]
        or found.follower.reports != Frequency.AT_ONCE
    ):
        return None
    quiet.wait_for(found.follower)
    return compose(
        _letter("follow.news", found, key, thread=f"complaint:{complaint.id}"),
        first_name=found.follower.first_name,
        complaint=complaint,
        said=complaint.public_words(line.note or ""),
        url=links.public(complaint),
        is_follow=True,
    )


def report(payload: Payload, key: str) -> Outgoing | None:
    """A new report where one follows an area or a topic."""
    found, named = _followed(payload), following.named(payload["follow_id"])
    complaint = complaints.by_id(payload["complaint_id"])
    if (
        found is None
        or named is None
        or not complaint.is_public
        or found.follower.places != Frequency.AT_ONCE
    ):
        return None
    quiet.wait_for(found.follower)
    return compose(
        _letter("follow.report", found, key, thread=f"complaint:{complaint.id}"),
        first_name=found.follower.first_name,
        named=named,
        complaint=complaint,
        url=links.public(complaint),
        is_follow=True,
    )


def _followed(payload: Payload) -> following.Follow | None:
    """None once they stopped, left, or never said yes."""
    found = following.by_id(payload["follow_id"])
    is_on = found is not None and found.confirmed_at is not None and found.follower.is_reachable
    return found if is_on else None


def _letter(name: str, found: following.Follow, key: str, *, thread: str) -> Letter:
    reader, stop = found.follower, links.stop_following(found.id)
    return Letter(
        COMPLAINTS, name, reader.address, reader.language, key, thread=thread, unsubscribe=stop
    )
