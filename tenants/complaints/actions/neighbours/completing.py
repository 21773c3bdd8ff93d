"""What the other region must know: asked here, answered by the reporter, carried over there."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from tenants.complaints import policy
from tenants.complaints.actions import asking, attaching, quota
from tenants.complaints.actions.neighbours import reading
from tenants.complaints.actions.neighbours.enclosing import enclosed
from tenants.complaints.actions.timeline import write
from tenants.complaints.lifecycle import Author, State
from tenants.complaints.models import Complaint, Entry, Passage, Photo, Way
from tenants.complaints.queries.passages import asked_by
from tenants.kernel.db import session
from tenants.kernel.envelopes import Envelope, Failure, Sender
from tenants.kernel.errors import Conflict
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_
from tenants.people import Actor, Kind, Permission

Payload = Mapping[str, Any]
LONGEST_ANSWER = 5_000
STILL_THERE = frozenset({State.RECEIVED, State.REFERRED, State.IN_PROGRESS})


def complete(
    actor: Actor,
    complaint: Complaint,
    *,
    text: str,
    version: int,
    photos: attaching.Sent = (),
) -> None:
    """The reporter's answer to the other region; `version` is the passing's own.

    Invalid if a picture can't be kept; Conflict where nothing is asked, or it was answered already.
    """
    policy.require(actor, Permission.COMPLETE_COMPLAINT, complaint)
    passage = asked_by(complaint, State.NEEDS_REPORTER, version)
    if passage is None:
        message = N_("Tidak ada pertanyaan yang masih menunggu jawaban Anda.")
        raise Conflict(message)
    kept = attaching.keep(photos)
    line = write(actor, complaint, author=Author.REPORTER, note=text)
    attaching.attach(line, kept, is_hidden=True)
    passage.heard_version = version
    announce(
        "neighbour.completion",
        {"passage_id": passage.id, "entry_id": line.id},
        key=f"passage:{passage.id}:line:{line.id}:completion",
    )


def completion_envelope(payload: Payload, key: str) -> Envelope:
    """Masked like the report itself, with its pictures."""
    passage = session.get_one(Passage, payload["passage_id"])
    complaint = session.get_one(Complaint, passage.complaint_id)
    line = session.get_one(Entry, payload["entry_id"])
    body = {"token": passage.token, "text": complaint.public_words(line.note or "")}
    photos = session.scalars(select(Photo).where(Photo.entry_id == line.id).order_by(Photo.id))
    pictures = tuple(enclosed(photos))
    return Envelope(passage.region_key, "neighbour.completion", key, body, pictures)


def complete_here(sender: Sender, envelope: Envelope) -> None:
    """Whoever asked goes on; who went on without it finds the answer in the timeline.

    Conflict where nobody works on it any more.
    """
    passage = reading.passage(envelope.body, sender, Way.IN)
    complaint = session.get_one(Complaint, passage.complaint_id, with_for_update=True)
    text = reading.word(envelope.body, "text", LONGEST_ANSWER)
    photos = [] if quota.is_full() else [("foto", each.content) for each in envelope.pictures]
    theirs = Actor(Kind.SYSTEM, proofs=frozenset({complaint.proof}))
    if complaint.status is State.NEEDS_REPORTER:
        asking.complete(theirs, complaint, text=text, version=complaint.version, photos=photos)
    elif complaint.status in STILL_THERE:
        kept = attaching.keep(photos)
        line = write(theirs, complaint, author=Author.REPORTER, note=text)
        attaching.attach(line, kept, is_hidden=True)
    else:
        message = N_("Laporan itu sudah tidak dikerjakan.")
        raise Conflict(message)


def ask_again(payload: Payload, _failure: Failure) -> None:
    """What was said was not taken over there: its reporter may say it again, if still asked."""
    passage = session.get_one(Passage, payload["passage_id"], with_for_update=True)
    passage.heard_version = None
