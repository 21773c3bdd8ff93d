"""Keys of the links in followers' mails: of this tenant, for one purpose (T24)."""

from enum import StrEnum

from config import settings
from tenants.kernel import ids, tenancy
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_

LENGTH = 40


class Door(StrEnum):
    """What a key opens: one follow's beginning or end, one follower's wishes or digests."""

    CONFIRM = "confirm"
    STOP = "stop"
    WISHES = "wishes"
    DIGEST = "digest"


def key_of(door: Door, number: int) -> str:
    """The key for a follow's number, or a follower's."""
    purpose = f"{tenancy.current().key}:following:{door}"
    return ids.digest(str(number), key=settings.SECRET_KEY, purpose=purpose).hex()[:LENGTH]


def check_key(door: Door, number: int, written: str) -> None:
    """NotFound unless it is that door's key for that number."""
    if not ids.is_same(written, key_of(door, number)):
        message = N_("Tautan ini tidak lengkap, atau bukan untuk halaman ini.")
        raise NotFound(message)
