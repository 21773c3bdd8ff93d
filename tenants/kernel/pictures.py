"""Re-encodes one picture, in a process of its own that may cost so much and no more (T52).

`python -I pictures.py` takes the upload on stdin and gives, on stdout, a line of JSON
and three WebPs. It ends with TOO_LARGE (and the most megapixels) or UNREADABLE, or is killed at a
limit. It is told no secret: whoever takes over a decoder has not taken over the application.
"""

import io
import json
import os
import resource
import sys

from PIL import ExifTags, Image, ImageOps, WebPImagePlugin

CPU_SECONDS = 3
MEMORY_BYTES = 512 * 2**20
LONGEST_SIDE = 1600
MIDDLE_SIDE = 800
THUMBNAIL_SIDE = 400
MOST_OF_THUMBNAIL = 60_000  # bytes: a list shows many
# A phone's camera makes JPEGs, which are decoded at a fraction of their size; the others are
# decoded whole, and only a screen is photographed as one.
MOST_MEGAPIXELS = {"JPEG": 65, "MPO": 65, "PNG": 16, "WEBP": 16}
FORMATS = ("JPEG", "PNG", WebPImagePlugin.WebPImageFile.format)  # by name, all would be loaded
TOO_LARGE, UNREADABLE = 3, 4
SMALL = frozenset({"RGB", "RGBA", "L"})  # modes that can be made smaller as they are


def main() -> int:
    _limit()
    try:
        picture: Image.Image = Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=FORMATS)
        most = MOST_MEGAPIXELS[str(picture.format)]
        if picture.width * picture.height > most * 1_000_000:
            sys.stdout.write(str(most))
            return TOO_LARGE
        place = _place(picture)
        picture = _upright(picture)
    except Exception:  # noqa: BLE001 - whatever a decoder stumbles over is in the upload
        return UNREADABLE
    told: dict[str, object] = {
        "width": picture.width,
        "height": picture.height,
        "place": place,
    }
    parts = [_encoded(picture)]
    picture.thumbnail((MIDDLE_SIDE, MIDDLE_SIDE))
    parts.append(_encoded(picture))
    picture.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    parts.append(_light(picture))
    told["lengths"] = [len(part) for part in parts]
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + b"".join(parts))
    return 0


def _place(picture: Image.Image) -> tuple[float, float] | None:
    """Where it was taken, in degrees, if it says so (Exif 2.32, 4.6.6): to be offered, not kept."""
    try:
        told = picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
        latitude = _degrees(told[ExifTags.GPS.GPSLatitude], told[ExifTags.GPS.GPSLatitudeRef], "S")
        longitude = _degrees(
            told[ExifTags.GPS.GPSLongitude], told[ExifTags.GPS.GPSLongitudeRef], "W"
        )
    except Exception:  # noqa: BLE001 - most pictures say nothing, some say nonsense
        return None
    return latitude, longitude


def _degrees(parts: tuple[float, float, float], side: str, negative: str) -> float:
    degrees, minutes, seconds = (float(each) for each in parts)
    found = round(degrees + minutes / 60 + seconds / 3600, 6)
    return -found if side == negative else found


def _limit() -> None:
    os.nice(10)  # a page goes first
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Image.MAX_IMAGE_PIXELS = None  # MOST_MEGAPIXELS says it, a format at a time


def _upright(picture: Image.Image) -> Image.Image:
    """The first frame at its large size, the right way up, without anything that came with it."""
    part = min(1, LONGEST_SIDE / max(picture.size))
    picture.draft("RGB", (round(picture.width * part), round(picture.height * part)))
    picture.load()
    if picture.mode not in SMALL:
        picture = picture.convert("RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    ImageOps.exif_transpose(picture, in_place=True)
    return picture.convert("RGB")


def _light(picture: Image.Image) -> bytes:
    """As good as it may be in so many bytes; noise is allowed to look like noise."""
    for quality in (78, 60, 40):
        encoded = _encoded(picture, quality)
        if len(encoded) <= MOST_OF_THUMBNAIL:
            return encoded
    return _encoded(picture, 15)


def _encoded(picture: Image.Image, quality: int = 78) -> bytes:
    encoded = io.BytesIO()
    picture.save(encoded, "WEBP", quality=quality, method=4)
    return encoded.getvalue()


if __name__ == "__main__":
    sys.exit(main())
