"""Pictures as people send them."""

import io
from functools import cache

from PIL import Image

from tenants import complaints
from tenants.complaints import Draft, Photo


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    into = io.BytesIO()
    picture.save(into, kind, **options)
    return into.getvalue()


def plain(width: int = 40, height: int = 30, colour: str = "teal") -> Image.Image:
    return Image.new("RGB", (width, height), colour)


@cache
def a_picture(colour: str = "teal") -> bytes:
    return encoded(plain(colour=colour))


def a_photo(draft: Draft, content: bytes | None = None) -> Photo:
    """A picture that a draft keeps, as if it were sent to it; Invalid where it is refused."""
    sent = a_picture() if content is None else content
    added = complaints.drafts.add_photos(draft, [("foto.png", sent)])
    if added.refusals:
        raise added.refusals[0].why
    return complaints.drafts.photos_of(draft)[-1]
