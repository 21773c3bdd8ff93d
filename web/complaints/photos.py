"""A report's pictures: those of what was reported, and those of the agency's work."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from tenants.complaints import Complaint, Photo


def on_page(complaint: Complaint, photos: Sequence[Photo]) -> dict[str, Any]:
    """Those of the report, and those of the agency's work, each as (address, what it shows)."""
    told = list(zip(photos, _described(complaint, photos), strict=True))
    return {
        "photos": [picture for photo, picture in told if not photo.is_after],
        "after_photos": [picture for photo, picture in told if photo.is_after],
    }


def _described(complaint: Complaint, photos: Iterable[Photo]) -> list[tuple[str, str]]:
    base = f"/pengaduan/{complaint.reference}/foto"
    return [(f"{base}/{photo.id}", _shows(photo, number)) for number, photo in enumerate(photos, 1)]


def _shows(photo: Photo, number: int) -> str:
    if photo.is_after:
        return str(_("Foto %(number)d sesudah pekerjaan, dari dinas", number=number))
    return str(_("Foto %(number)d dari pelapor", number=number))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a desk, with the address that hides it or shows it again."""

    url: str
    alt: str
    is_hidden: bool
    is_after: bool
    toggle_url: str


def on_desk(complaint: Complaint, photos: Sequence[Photo]) -> list[Picture]:
    base = f"/meja/pengaduan/{complaint.reference}/foto"
    return [
        Picture(
            url,
            alt,
            photo.is_hidden,
            photo.is_after,
            f"{base}/{photo.id}/{'penayangan' if photo.is_hidden else 'penyembunyian'}",
        )
        for photo, (url, alt) in zip(photos, _described(complaint, photos), strict=True)
    ]
