"""From another region: a report is taken in, and placed among our villages as far as it says."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from tenants import people
from tenants.complaints.actions import quota
from tenants.complaints.actions.neighbours import reading
from tenants.complaints.actions.neighbours.placing import guess
from tenants.complaints.actions.origin import tell_origin
from tenants.complaints.actions.submit import Filing, submit
from tenants.complaints.channels import Channel
from tenants.complaints.lifecycle import Visibility
from tenants.complaints.models import (
    Complaint,
    Entry,
    Passage,
    Photo,
    Topic,
    Way,
)
from tenants.complaints.models.draft import MOST_PHOTOS
from tenants.kernel import audit, clock, files
from tenants.kernel.db import session
from tenants.kernel.envelopes import Attached, Envelope, Sender
from tenants.kernel.errors import Conflict
from tenants.kernel.words import N_
from tenants.people import NOBODY

Payload = Mapping[str, Any]
LONGEST_TEXT = 10_000


def take_in(sender: Sender, envelope: Envelope) -> None:
    """A report like one filed now, of nobody we know; it waits for the coordinator.

    Invalid or Conflict where it is none, was taken in under another envelope, or no coordinator
    works here.
    """
    if not people.has_coordinator():
        message = N_("Di sana belum ada koordinator yang membacanya.")
        raise Conflict(message)
    body = envelope.body
    token = reading.word(body, "token")
    known = select(Passage.id).where(
        Passage.way == Way.IN, Passage.region_key == sender.key, Passage.token == token
    )
    if session.scalar(known):
        message = N_("Laporan itu sudah pernah diterima.")
        raise Conflict(message)
    filing, is_placed = _filing(body)
    complaint = submit(NOBODY, f"{sender.key}:{token}", filing)
    passage = Passage(
        complaint_id=complaint.id,
        way=Way.IN,
        region_key=sender.key,
        region_name=sender.name,
        token=token,
        reason=reading.word(body, "reason", reading.LONGEST_REASON),
        their_reference=reading.word(body, "reference", 30),
        place=reading.word(body, "place"),
        is_placed=is_placed,
    )
    session.add(passage)
    _keep(complaint, envelope.pictures[:MOST_PHOTOS])
    session.flush()
    first = session.scalars(select(Entry).where(Entry.complaint_id == complaint.id)).one()
    tell_origin(complaint, first)
    audit.record(sender.label, "complaint.take_in", complaint.proof)


def _keep(complaint: Complaint, pictures: Sequence[Attached]) -> None:
    """Each decoded and stored anew: nothing of another region's is served."""
    for picture in pictures:
        if quota.is_full():  # the words come in without them
            return
        stored = files.keep_image(picture.content)
        session.add(
            Photo(
                complaint_id=complaint.id,
                storage_key=stored.key,
                width=stored.width,
                height=stored.height,
                byte_count=stored.byte_count,
                hidden_at=clock.now() if picture.is_hidden else None,
            )
        )


def _filing(body: Mapping[str, Any]) -> tuple[Filing, bool]:
    text, landmark = reading.word(body, "text", LONGEST_TEXT), reading.words(body, "landmark")
    village_code, is_placed = guess(f"{landmark or ''} {text}")
    topic = reading.words(body, "topic")
    latitude, longitude = reading.degrees(body)
    filing = Filing(
        text=text,
        village_code=village_code,
        visibility=reading.choice(Visibility, body, "visibility"),
        topic_code=topic if topic and session.get(Topic, topic) else None,
        landmark=landmark,
        latitude=latitude,
        longitude=longitude,
        channel=Channel.NEIGHBOUR,
    )
    return filing, is_placed
