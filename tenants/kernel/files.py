"""Files under random keys in one object store; the row that names a file is the truth.

Pictures are re-encoded: what a person uploaded is never served (T51), its place and camera are
forgotten (T53). A local folder is the default store; any URL of obstore's will do.
"""

import contextlib
import io
import secrets
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from obstore.store import LocalStore, ObjectStore, from_url
from PIL import Image, ImageOps, UnidentifiedImageError

from config import settings
from tenants.kernel import tenancy
from tenants.kernel.errors import Invalid
from tenants.kernel.words import N_

MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
THUMBNAIL_SIDE = 400
FORMATS = ("JPEG", "PNG", "WEBP")
SUFFIX, SMALL_SUFFIX = ".webp", "-kecil.webp"
LISTED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class StoredImage:
    key: str
    width: int
    height: int


@lru_cache(maxsize=1)
def _store() -> ObjectStore:
    url = str(settings.FILES_URL)
    if url.startswith("file://"):
        folder = Path(urlsplit(url).path)
        folder.mkdir(parents=True, exist_ok=True)
        return LocalStore(prefix=folder, automatic_cleanup=True, mkdir=True)
    return from_url(url)


def keep_image(content: bytes) -> StoredImage:
    """Store a picture as WebP in two sizes, without metadata; Invalid if it is none we take."""
    picture = _opened(content)
    key = f"{tenancy.current().key}/{secrets.token_hex(16)}"
    width, height = _put(picture, key + SUFFIX, LONGEST_SIDE)
    _put(picture, key + SMALL_SUFFIX, THUMBNAIL_SIDE)
    return StoredImage(key, width, height)


def read_image(key: str, *, small: bool) -> bytes:
    """The WebP under a key of this tenant."""
    if not key.startswith(f"{tenancy.current().key}/"):
        message = "a file of another tenant"
        raise LookupError(message)
    return bytes(_store().get(key + (SMALL_SUFFIX if small else SUFFIX)).bytes())


def stored_before(moment: datetime) -> Iterator[Mapping[str, str]]:
    """This tenant's files that are older, some hundreds at a time: name of the file -> its key."""
    for found in _store().list(tenancy.current().key, chunk_size=LISTED_AT_ONCE):
        names = (each["path"] for each in found if each["last_modified"] < moment)
        yield {name: name.removesuffix(SMALL_SUFFIX).removesuffix(SUFFIX) for name in names}


def remove(names: Iterable[str]) -> None:
    """Delete files by name; one that is gone already is no trouble."""
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            _store().delete(name)


def _opened(content: bytes) -> Image.Image:
    """The first frame, upright, without metadata; its size is checked before decoding (T52)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture: Image.Image = Image.open(io.BytesIO(content), formats=FORMATS)
            if picture.width * picture.height > MOST_PIXELS:
                message = N_("Foto ini terlalu besar. Paling besar 40 megapiksel.")
                raise Invalid(message, field="photos")
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Warning) as error:
        message = N_("Berkas ini bukan foto JPEG, PNG, atau WebP yang dapat dibaca.")
        raise Invalid(message, field="photos") from error
    upright = ImageOps.exif_transpose(picture)
    return upright.convert("RGB")


def _put(picture: Image.Image, name: str, side: int) -> tuple[int, int]:
    copy = picture.copy()
    copy.thumbnail((side, side))
    encoded = io.BytesIO()
    copy.save(encoded, "WEBP", quality=78, method=4)
    _store().put(name, encoded.getvalue())
    return copy.width, copy.height
