"""What stands in an envelope, read as what it is: somebody else's words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from tenants.complaints.models import Passage, Way
from tenants.complaints.queries.passages import open_passage
from tenants.kernel.envelopes import Sender
from tenants.kernel.errors import Invalid, NotFound
from tenants.kernel.words import N_, Word

WordT = TypeVar("WordT", bound=Word)

LONGEST_WORD, LONGEST_REASON = 200, 2_000
POLE, DATE_LINE = 90, 180  # degrees
_UNREADABLE = N_("Kiriman dari daerah lain itu tidak dapat dibaca.")


def passage(body: Mapping[str, Any], sender: Sender, way: Way) -> Passage:
    """The open passing with this region; NotFound for another region's, or one that is over."""
    found = open_passage(way, sender.key, word(body, "token"))
    if found is None:
        message = N_("Tidak ada pengalihan yang masih terbuka dengan daerah itu.")
        raise NotFound(message)
    return found


def word(body: Mapping[str, Any], name: str, most: int = LONGEST_WORD) -> str:
    """Words that must be there; Invalid otherwise."""
    found = words(body, name, most)
    if not found:
        raise Invalid(_UNREADABLE, field=name)
    return found


def words(body: Mapping[str, Any], name: str, most: int = LONGEST_WORD) -> str | None:
    """Words that may be left out, no longer than `most`."""
    found = body.get(name)
    if found is not None and not isinstance(found, str):
        raise Invalid(_UNREADABLE, field=name)
    return found[:most].replace("\0", "") if found else None


def number(body: Mapping[str, Any], name: str) -> int:
    found = body.get(name)
    if not isinstance(found, int):
        raise Invalid(_UNREADABLE, field=name)
    return found


def degrees(body: Mapping[str, Any]) -> tuple[float, float] | tuple[None, None]:
    """Where its pin stands (WGS 84), if it has one."""
    match body.get("latitude"), body.get("longitude"):
        case (None, None):
            return None, None
        case (float(north), float(east)) if abs(north) <= POLE and abs(east) <= DATE_LINE:
            return north, east
    raise Invalid(_UNREADABLE, field="latitude")


def moment(body: Mapping[str, Any], name: str) -> datetime | None:
    written = words(body, name)
    try:
        found = datetime.fromisoformat(written) if written else None
    except ValueError as error:
        raise Invalid(_UNREADABLE, field=name) from error
    if found and found.tzinfo is None:
        raise Invalid(_UNREADABLE, field=name)
    return found


def choice(kind: type[WordT], body: Mapping[str, Any], name: str) -> WordT:
    """One of an enum's stored words."""
    try:
        return kind(word(body, name))
    except ValueError as error:
        raise Invalid(_UNREADABLE, field=name) from error
