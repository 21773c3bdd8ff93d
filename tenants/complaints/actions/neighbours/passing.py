"""To another region on the platform: what goes there, and what of it does not."""

from collections.abc import Mapping
from typing import Any

from tenants.complaints.actions import clocks
from tenants.complaints.actions.neighbours.enclosing import enclosed
from tenants.complaints.actions.timeline import check, move, tell_reporter
from tenants.complaints.channels import Channel
from tenants.complaints.lifecycle import Author, State, check_move, no_way
from tenants.complaints.models import Complaint, Passage, Way
from tenants.complaints.queries import by_id, photos
from tenants.kernel import clock, ids
from tenants.kernel.db import session
from tenants.kernel.envelopes import Envelope
from tenants.kernel.errors import Conflict
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_
from tenants.people import Actor, Permission

Payload = Mapping[str, Any]


def require_passable(complaint: Complaint) -> None:
    """Conflict for what can be passed on to no region, in words that say why."""
    if complaint.channel == Channel.NEIGHBOUR:
        message = N_("Laporan ini datang dari daerah lain: kembalikan saja ke sana.")
        raise Conflict(message)
    if complaint.lead_id is not None:
        raise no_way(complaint.status)
    check_move(complaint.status, State.PASSED_ON)


def pass_on(
    actor: Actor, complaint: Complaint, *, to: tuple[str, str], reason: str, version: int
) -> None:
    """The coordinator passes it to a region, by (key, name); its reporter is told where it went.

    Its words, place and pictures go there, covered as for everybody; who reported it does not.
    Conflict for one that came from another region: it can only be sent back.
    """
    check(actor, Permission.COORDINATE_COMPLAINTS, complaint, State.PASSED_ON, seen=version)
    require_passable(complaint)
    now = clock.now()
    key, name = to
    passage = Passage(
        complaint_id=complaint.id,
        way=Way.OUT,
        region_key=key,
        region_name=name,
        token=ids.new_token(),
        reason=reason,
        passed_at=now,
    )
    session.add(passage)
    clocks.stop(complaint, now)
    complaint.settled_at = now
    move(actor, complaint, State.PASSED_ON, author=Author.COORDINATOR, note=reason)
    session.flush()
    announce("neighbour.report", {"passage_id": passage.id}, key=f"passage:{passage.id}:report")
    tell_reporter(complaint, "complaint.handed_over", passage_id=passage.id)


def report_envelope(payload: Payload, key: str) -> Envelope | None:
    """The report as it travels: masked words, no name, no address, no account."""
    passage = session.get_one(Passage, payload["passage_id"])
    complaint = by_id(passage.complaint_id)
    if not passage.is_open:
        return None
    body = {
        "token": passage.token,
        "reference": complaint.reference,
        "reason": passage.reason,
        "text": complaint.public_text,
        "landmark": complaint.public_landmark,
        "place": complaint.place_name,
        "latitude": complaint.latitude,
        "longitude": complaint.longitude,
        "topic": complaint.topic_code,
        "visibility": complaint.visibility,
    }
    pictures = tuple(enclosed(photos.of(complaint)))
    return Envelope(passage.region_key, "neighbour.report", key, body, pictures)


def bound_for(payload: Payload) -> str:
    """The key of the region that what is announced of a passing goes to."""
    return session.get_one(Passage, payload["passage_id"]).region_key
