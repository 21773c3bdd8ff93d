"""A report's pictures: those of what was reported, and those of the agency's work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from tenants.complaints import Complaint, Photo
from web.complaints.addresses import desk_url
from web.pictures import Image


def on_page(complaint: Complaint, photos: Sequence[Photo]) -> dict[str, Any]:
    """Those of the report, and those of the agency's work."""
    told = list(zip(photos, _described(complaint, photos), strict=True))
    return {
        "photos": [picture for photo, picture in told if not photo.is_after],
        "after_photos": [picture for photo, picture in told if photo.is_after],
    }


def _described(complaint: Complaint, photos: Iterable[Photo]) -> list[Image]:
    base = f"/pengaduan/{complaint.reference}/foto"
    return [
        Image(f"{base}/{photo.id}", _shows(photo, number), photo.width, photo.height)
        for number, photo in enumerate(photos, 1)
    ]


def _shows(photo: Photo, number: int) -> str:
    if photo.is_after:
        return str(_("Foto %(number)d sesudah pekerjaan, dari dinas", number=number))
    return str(_("Foto %(number)d dari pelapor", number=number))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a desk, with the address that hides it or shows it again."""

    url: str
    alt: str
    width: int
    height: int
    is_hidden: bool
    is_after: bool
    toggle_url: str


def on_desk(complaint: Complaint, photos: Sequence[Photo]) -> list[Picture]:
    base = f"{desk_url(complaint)}/foto"
    return [
        Picture(
            *image,
            photo.is_hidden,
            photo.is_after,
            f"{base}/{photo.id}/{'penayangan' if photo.is_hidden else 'penyembunyian'}",
        )
        for photo, image in zip(photos, _described(complaint, photos), strict=True)
    ]
