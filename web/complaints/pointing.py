"""A report's pin in words and links: where it is, for maps of others and of phones."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from flask_babel import gettext as _

from tenants import places
from tenants.complaints import Complaint, Draft, Point

ZOOM = 17
DECIMALS = 5


@dataclass(frozen=True, slots=True)
class Pointer:
    """`geo_url` opens the phone's own map (RFC 5870)."""

    words: str
    geo_url: str
    map_url: str
    is_rounded: bool

    @classmethod
    def to(cls, point: Point, *, is_rounded: bool) -> Self:
        latitude, longitude = (f"{each:.{DECIMALS}f}".rstrip("0") for each in point)
        return cls(
            words=f"{latitude}, {longitude}",
            geo_url=f"geo:{latitude},{longitude}",
            map_url=(
                "https://www.openstreetmap.org/"
                f"?mlat={latitude}&mlon={longitude}#map={ZOOM}/{latitude}/{longitude}"
            ),
            is_rounded=is_rounded,
        )


def pointer(complaint: Complaint, *, exact: bool) -> Pointer | None:
    """`exact` for its reporter and those who handle it; everybody else sees what is public."""
    own = complaint.latitude, complaint.longitude
    public = complaint.public_latitude, complaint.public_longitude
    latitude, longitude = own if exact else public
    if latitude is None or longitude is None or not (exact or complaint.is_public):
        return None
    return Pointer.to(Point(latitude, longitude), is_rounded=not exact)


def answered(draft: Draft) -> Iterator[str]:
    """What a draft says of its point, and where that is by the boundaries; nothing without one."""
    latitude, longitude = (draft.answers.get(each) for each in ("latitude", "longitude"))
    if latitude is None or longitude is None:
        return
    words = f"{latitude}, {longitude}"
    located = places.locate(latitude, longitude)
    if located and located.village_code:
        words = _(
            "%(point)s (di %(place)s)", point=words, place=places.name_of(located.village_code)
        )
    yield words
