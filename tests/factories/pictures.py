"""Pictures as people send them."""

import io
from functools import cache

from PIL import Image


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    into = io.BytesIO()
    picture.save(into, kind, **options)
    return into.getvalue()


def plain(width: int = 40, height: int = 30, colour: str = "teal") -> Image.Image:
    return Image.new("RGB", (width, height), colour)


@cache
def a_picture(colour: str = "teal") -> bytes:
    return encoded(plain(colour=colour))
