"""Filing: a draft becomes a complaint, once, however often the button is pressed."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from tenants import deadlines
from tenants.complaints.actions.following import known
from tenants.complaints.actions.timeline import tell_reporter, write
from tenants.complaints.alarm import emergency_words
from tenants.complaints.channels import Channel
from tenants.complaints.lifecycle import Author, Classification, State, Visibility
from tenants.complaints.models import Complaint, Draft, Photo
from tenants.complaints.points import Point, shown
from tenants.complaints.receipts import draft_digest, receipt_digest, receipt_of
from tenants.kernel import clock, ids, tenancy
from tenants.kernel.db import session
from tenants.kernel.masking import masked
from tenants.kernel.outbox import announce
from tenants.kernel.words import SOURCE
from tenants.people import Actor

REFERENCE_TRIES = 5


@dataclass(frozen=True, slots=True)
class Filing:
    """What a reporter answered.

    `topic_code` None means “I don't know”; places are codes, the pin is in degrees (WGS 84).
    `particulars` are those of `questions`; `client_id` is the system that sends it for somebody.
    """

    text: str
    village_code: str
    visibility: Visibility
    topic_code: str | None = None
    landmark: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    locale: str = SOURCE
    channel: Channel = Channel.PORTAL
    client_id: int | None = None
    external_id: str | None = None
    particulars: list[dict[str, Any]] = field(default_factory=list)


def submit(actor: Actor, token: str, filing: Filing) -> Complaint:
    """File what the draft of `token` holds; the same complaint if it was filed before.

    Anonim keeps nothing that names the reporter, not even the account they are logged in with.
    Announces `complaint.submitted`, and the receipt where there is an address for it.
    """
    key = draft_digest(token)
    created = _insert(actor, token, key, filing)
    if created is None:
        return session.scalars(select(Complaint).where(Complaint.idempotency_key == key)).one()
    complaint = session.scalars(select(Complaint).where(Complaint.id == created)).one()
    _take_over_draft(complaint, key)
    verification = deadlines.start("complaint.verify", complaint.submitted_at)
    settlement = deadlines.start(
        Classification(complaint.classification).settlement_step, complaint.submitted_at
    )
    session.flush()
    complaint.step_clock_id, complaint.settlement_clock_id = verification.id, settlement.id
    write(actor, complaint, author=Author.REPORTER)
    session.flush()
    announce(
        "complaint.submitted",
        {"complaint_id": complaint.id},
        key=f"complaint:{complaint.id}:submitted",
    )
    tell_reporter(complaint, "complaint.receipt")
    if complaint.reporter_id:
        known(complaint.reporter_id)
    return complaint


def _insert(actor: Actor, token: str, key: bytes, filing: Filing) -> int | None:
    """The new complaint's id, None if this key was used; a taken reference is drawn again."""
    now = clock.now()
    year = now.astimezone(tenancy.current().zone).year
    values: dict[str, Any] = {
        "receipt_digest": receipt_digest(receipt_of(token)),
        "idempotency_key": key,
        "version": 1,
        "state": State.RECEIVED,
        "visibility": filing.visibility,
        "classification": Classification.COMPLAINT,
        "channel": filing.channel,
        "client_id": filing.client_id,
        "external_id": filing.external_id,
        "particulars": filing.particulars,
        "text": filing.text,
        "public_text": masked(filing.text),
        "is_emergency": bool(emergency_words(filing.text)),
        "landmark": filing.landmark,
        "village_code": filing.village_code,
        **_point(filing),
        "topic_code": filing.topic_code,
        "suggestions": [],
        "hop_count": 0,
        "submitted_at": now,
        **_reporter(actor, filing),
    }
    for _ in range(REFERENCE_TRIES):
        values["reference"] = ids.new_reference(tenancy.current().prefix, year)
        created: int | None = session.scalar(
            insert(Complaint).values(values).on_conflict_do_nothing().returning(Complaint.id)
        )
        if created is not None:
            return created
        if session.scalar(select(Complaint.id).where(Complaint.idempotency_key == key)):
            return None
    message = "no free reference was drawn"
    raise RuntimeError(message)


def _point(filing: Filing) -> dict[str, float | None]:
    point = None
    if filing.latitude is not None and filing.longitude is not None:
        point = Point(filing.latitude, filing.longitude)
    seen = shown(point, filing.visibility, filing.topic_code)
    return {
        "latitude": filing.latitude,
        "longitude": filing.longitude,
        "public_latitude": seen.latitude if seen else None,
        "public_longitude": seen.longitude if seen else None,
    }


def _reporter(actor: Actor, filing: Filing) -> dict[str, Any]:
    """Who reports and in which language they are written to; nothing of it where it is anonim."""
    if filing.visibility == Visibility.ANONYMOUS:
        unknown = ("reporter_id", "reporter_name", "reporter_email", "reporter_phone")
        return dict.fromkeys(unknown) | {"locale": SOURCE}
    return {
        "locale": filing.locale,
        "reporter_id": actor.id,
        "reporter_name": filing.name,
        "reporter_email": filing.email,
        "reporter_phone": filing.phone,
    }


def _take_over_draft(complaint: Complaint, key: bytes) -> None:
    draft_id = select(Draft.id).where(Draft.token_digest == key).scalar_subquery()
    session.execute(
        update(Photo)
        .where(Photo.draft_id == draft_id)
        .values(draft_id=None, complaint_id=complaint.id)
    )
    session.execute(delete(Draft).where(Draft.token_digest == key))
