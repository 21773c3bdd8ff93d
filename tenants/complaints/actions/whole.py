"""Filing in one go, without pages: answers, pictures and the key they were written under."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tenants.complaints import questions
from tenants.complaints.actions import drafts
from tenants.complaints.actions.submit import Filing, submit
from tenants.complaints.models import Complaint, Draft
from tenants.complaints.queries.proof import filed_with, was_filed
from tenants.complaints.receipts import draft_digest
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.files import NotKept
from tenants.people import Actor


class Filed(NamedTuple):
    """`is_new`: by this call, not by an earlier one with the same token."""

    complaint: Complaint
    refusals: Sequence[NotKept]
    is_new: bool


class Origin(StrEnum):
    """Whose key it is: one of the counter's opens nothing where a phone's is the proof."""

    COUNTER = "counter"
    PHONE = "phone"


def token_of(key: str, origin: Origin) -> str:
    """The token of what is written under a key: addresses hold this, and the key no address."""
    return hashlib.sha256(f"{origin}:{key}".encode()).hexdigest()


def file_whole(
    actor: Actor, token: str, filing: Filing, photos: Sequence[tuple[str, bytes]] = ()
) -> Filed:
    """File it with its pictures, (name, content), once, however often and at once it is sent.

    A draft of this token goes into it: its pictures, and where `filing` names no topic, its topic
    with what was answered to that.
    """
    if was_filed(token):
        return Filed(filed_with(token), [], is_new=False)
    draft = _opened(token)  # waits for whoever is sending the same
    if draft is None or was_filed(token):
        if draft:
            drafts.discard(draft)
        return Filed(filed_with(token), [], is_new=False)
    refusals = drafts.add_photos(draft, photos).refusals if photos else []
    if filing.topic_code is None:
        kept = questions.that_fit(draft)
        filing = replace(filing, topic_code=draft.answers.get("topic"), particulars=kept)
    return Filed(submit(actor, token, filing), refusals, is_new=True)


def _opened(token: str) -> Draft | None:
    """The draft of this token, made where there is none, and locked; None if it was just sent."""
    digest = draft_digest(token)
    added = insert(Draft).values(token_digest=digest, answers={}, updated_at=clock.now())
    session.execute(added.on_conflict_do_nothing())
    wanted = select(Draft).where(Draft.token_digest == digest)
    return session.scalar(wanted.with_for_update())
