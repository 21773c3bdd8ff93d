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


def check() -> None:
    """Invalid if the region's share is full; a minute's pictures may go over it."""
    if is_full():
        message = N_("Tempat foto daerah ini penuh. Laporan tetap dapat dikirim tanpa foto.")
        raise Invalid(message, field=FIELD)


def is_full() -> bool:
    return remembered("photo bytes", _used) >= int(settings.PHOTO_BYTES)


def _used() -> int:
    counted = func.coalesce(Photo.byte_count, USUAL_BYTES)
    return int(session.scalar(select(func.sum(counted))) or 0)
