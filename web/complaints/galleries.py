"""The pictures of a report on a desk, each with what may be done to it there."""

from collections.abc import Sequence
from dataclasses import dataclass

from tenants.complaints import Complaint, Photo
from web.complaints import views


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a desk, with the address that hides it or shows it again."""

    url: str
    alt: str
    width: int
    height: int
    is_hidden: bool
    toggle_url: str


def of_desk(complaint: Complaint, photos: Sequence[Photo]) -> list[Picture]:
    base = f"/meja/pengaduan/{complaint.reference}/foto"
    return [
        Picture(
            *image,
            photo.is_hidden,
            f"{base}/{photo.id}/{'penayangan' if photo.is_hidden else 'penyembunyian'}",
        )
        for photo, image in zip(photos, views.pictures(complaint, photos), strict=True)
    ]
