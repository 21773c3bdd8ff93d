"""Pictures of complaints, and the keys under which their files lie."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from tenants.complaints.models import Complaint, Photo
from tenants.kernel.db import session

KEYS_AT_ONCE = 1_000


def of(complaint: Complaint) -> Sequence[Photo]:
    return session.scalars(
        select(Photo)
        .options(joinedload(Photo.entry))
        .where(Photo.complaint_id == complaint.id)
        .order_by(Photo.id)
    ).all()


def not_hidden(listed: Iterable[Complaint]) -> dict[int, int]:
    """How many pictures nobody hid, by complaint: one statement for a list."""
    rows = session.execute(
        select(Photo.complaint_id, func.count())
        .where(Photo.complaint_id.in_([each.id for each in listed]), Photo.hidden_at.is_(None))
        .group_by(Photo.complaint_id)
    )
    return {complaint_id: count for complaint_id, count in rows if complaint_id}


def keys_among(keys: Iterable[str]) -> set[str]:
    """Those of these keys of files that a photo of a draft or a complaint names."""
    named = select(Photo.storage_key).where(Photo.storage_key.in_(keys))
    return set(session.scalars(named))


def keys_before(moment: datetime, after: int) -> Sequence[tuple[int, str]]:
    """(id, key of its files) of some older photos with higher ids than `after`, in their order."""
    rows = session.execute(
        select(Photo.id, Photo.storage_key)
        .where(Photo.id > after, Photo.added_at < moment)
        .order_by(Photo.id)
        .limit(KEYS_AT_ONCE)
    )
    return [(number, key) for number, key in rows]
