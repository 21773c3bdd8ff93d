"""How much of the store one region's pictures may take (T60)."""

from sqlalchemy import func, select

from config import settings
from tenants.complaints.models import Photo
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.files import FIELD
from tenants.kernel.memory import remembered
from tenants.kernel.words import N_

USUAL_BYTES = 400_000  # of a picture from before they were counted


VISITORS = 0.9  # of the room; the rest is the staff's: many topics are closed with a photo only


def check(*, is_staffs: bool = False) -> None:
    """Invalid if the region's share is full; a minute's pictures may go over it."""
    if is_full(is_staffs=is_staffs):
        message = N_("Tempat foto daerah ini penuh. Laporan tetap dapat dikirim tanpa foto.")
        raise Invalid(message, field=FIELD)


def is_full(*, is_staffs: bool = False) -> bool:
    room = int(settings.PHOTO_BYTES) * (1 if is_staffs else VISITORS)
    return remembered("photo bytes", _used) >= room


def _used() -> int:
    counted = func.coalesce(Photo.byte_count, USUAL_BYTES)
    return int(session.scalar(select(func.sum(counted))) or 0)
