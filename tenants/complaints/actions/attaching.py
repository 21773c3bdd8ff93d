"""Pictures that come later than the report: with the reporter's reply, with the agency's words."""

from collections.abc import Sequence

from tenants.complaints.actions import quota
from tenants.complaints.models import Entry, Photo
from tenants.complaints.models.draft import MOST_PHOTOS
from tenants.kernel import clock, files
from tenants.kernel.db import session

Sent = Sequence[tuple[str, bytes]]  # (name, content) as received


def keep(sent: Sent, *, is_staffs: bool = False) -> list[files.StoredImage]:
    """Re-encode and store all of them.

    Invalid if one can't be, or the region's share of the store is full; then none is kept.
    """
    kept: list[files.StoredImage] = []
    if not sent:
        return kept
    quota.check(is_staffs=is_staffs)
    _count, refusals = files.keep_each(
        sent, lambda content: kept.append(files.keep_image(content)), most=MOST_PHOTOS
    )
    if refusals:
        raise refusals[0].why
    return kept


def attach(line: Entry, kept: Sequence[files.StoredImage], *, is_hidden: bool) -> None:
    """Put stored pictures to a line; `is_hidden` where the public waits for a person to look."""
    session.flush()
    now = clock.now()
    session.add_all(
        Photo(
            complaint_id=line.complaint_id,
            entry_id=line.id,
            storage_key=each.key,
            width=each.width,
            height=each.height,
            byte_count=each.byte_count,
            added_at=now,
            hidden_at=now if is_hidden else None,
        )
        for each in kept
    )
    session.flush()
