"""Files under random keys in one object store; the row that names a file is the truth.

Pictures are re-encoded: what a person uploaded is never served (T51), its place and camera are
forgotten (T53), and it is decoded in a process of its own (T52). A local folder is the default
store; any URL of obstore's will do.
"""

import contextlib
import io
import json
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache, partial
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import structlog
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from config import settings
from tenants.kernel import pictures, tenancy
from tenants.kernel.errors import Invalid
from tenants.kernel.undoing import if_undone
from tenants.kernel.words import N_

log = structlog.get_logger()

MOST_SECONDS = 10  # for one picture, on a machine that has other things to do
SEATS = max(1, int(settings.POOL_SIZE) // 2)  # a process's other threads are for pages
SEAT_SECONDS = 2
_seats = BoundedSemaphore(SEATS)
FIELD = "photos"  # of every form that takes pictures
SUFFIX = ".webp"
LISTED_AT_ONCE = 500
# Somebody waits for the page: obstore's own patience is three minutes.
CONNECT_SECONDS, ANSWER_SECONDS, RETRY_SECONDS, RETRIES = 2, 15, 5, 2


class Size(StrEnum):
    """Which of a picture's files: its long side has at most 1600, 800 or 400 pixels."""

    LARGE = ""
    MIDDLE = "sedang"
    SMALL = "kecil"

    def of(self, key: str) -> str:
        """The file's name; pictures from before there was a middle size have none of it."""
        return f"{key}-{self}{SUFFIX}" if self else key + SUFFIX


@dataclass(frozen=True, slots=True)
class StoredImage:
    """`width` and `height` are the large one's, `byte_count` what all its files take.

    `place` is where it says that it was taken, in degrees: told once, and kept nowhere (T53).
    """

    key: str
    width: int
    height: int
    byte_count: int
    place: tuple[float, float] | None = None


@lru_cache(maxsize=1)
def _store() -> ObjectStore:
    url = str(settings.FILES_URL)
    if url.startswith("file://"):
        folder = Path(urlsplit(url).path)
        folder.mkdir(parents=True, exist_ok=True)
        return LocalStore(prefix=folder, automatic_cleanup=True, mkdir=True)
    return from_url(
        url,
        client_options={
            "allow_http": bool(settings.FILES_OVER_HTTP),
            "connect_timeout": timedelta(seconds=CONNECT_SECONDS),
            "timeout": timedelta(seconds=ANSWER_SECONDS),
        },
        retry_config={
            "max_retries": RETRIES,
            "retry_timeout": timedelta(seconds=RETRY_SECONDS),
        },
    )


@contextmanager
def at_work() -> Iterator[None]:
    """A seat for whoever has pictures to keep; Invalid if none is free in a moment."""
    if not _seats.acquire(timeout=SEAT_SECONDS):
        message = N_("Sedang banyak foto yang masuk. Coba kirim lagi sebentar lagi.")
        raise Invalid(message, field=FIELD)
    try:
        yield
    finally:
        _seats.release()


class Unreachable(RuntimeError):  # noqa: N818 - said as it is
    """The store does not answer: what is in it is not lost."""


class NotKept(NamedTuple):
    """A picture that was refused, by its sender's name for it; without one it is about them all."""

    name: str | None
    why: Invalid


def keep_each(
    sent: Sequence[tuple[str, bytes]], keep: Callable[[bytes], object], *, most: int
) -> tuple[int, list[NotKept]]:
    """Keep what can be kept, of (name, content): how many pictures, and why the others were not.

    Of more than `most` the rest is not looked at: a look is what they cost.
    """
    stored = 0
    refusals = [NotKept(None, too_many(most))] if len(sent) > most else []
    try:
        with at_work():
            for name, content in sent[:most]:
                try:
                    keep(content)
                    stored += 1
                except Invalid as error:
                    refusals.append(NotKept(name, error))
    except Invalid as no_seat:
        refusals.append(NotKept(None, no_seat))
    return stored, refusals


def too_many(most: int) -> Invalid:
    message = N_("Paling banyak %(most)d foto.")
    return Invalid(message, field=FIELD, most=most)


def keep_image(content: bytes) -> StoredImage:
    """Store a picture as WebP in three sizes, without metadata; Invalid if it is none we take.

    Undone with the transaction, and where the store is full or away: Invalid says so.
    """
    told, parts = _re_encoded(content)
    key = f"{tenancy.current().key}/{secrets.token_hex(16)}"
    names = {size.of(key): part for size, part in zip(Size, parts, strict=True)}
    if_undone(partial(_forget, names))
    try:
        for name, encoded in names.items():
            _store().put(name, encoded)
    except (BaseError, OSError) as error:
        log.error("files.not_stored", error=repr(error))  # noqa: TRY400 - nothing of ours broke
        _forget(names)
        raise _not_stored() from error
    place = (told["place"][0], told["place"][1]) if told["place"] else None
    return StoredImage(key, told["width"], told["height"], sum(map(len, parts)), place)


def read_image(key: str, size: Size = Size.LARGE) -> bytes:
    """The WebP under a key of this tenant.

    FileNotFoundError if it is not there, Unreachable if the store is not.
    """
    if not key.startswith(f"{tenancy.current().key}/"):
        message = "a file of another tenant"
        raise LookupError(message)
    try:
        return _read(size.of(key))
    except FileNotFoundError:
        if size is not Size.MIDDLE:
            raise
        return _read(Size.LARGE.of(key))


def _read(name: str) -> bytes:
    try:
        return bytes(_store().get(name).bytes())
    except BaseError as error:
        raise Unreachable(name) from error


def stored_before(moment: datetime) -> Iterator[Mapping[str, str]]:
    """This tenant's files that are older, some hundreds at a time: name of the file -> its key."""
    for found in _store().list(tenancy.current().key, chunk_size=LISTED_AT_ONCE):
        names = (each["path"] for each in found if each["last_modified"] < moment)
        yield {name: _key_of(name) for name in names}


def _key_of(name: str) -> str:
    return name.removesuffix(SUFFIX).partition("-")[0]


def remove(names: Iterable[str]) -> None:
    """Delete files by name; one that is gone already is no trouble."""
    for name in names:
        with contextlib.suppress(FileNotFoundError):
            _store().delete(name)


def _forget(names: Iterable[str]) -> None:
    with contextlib.suppress(Exception):  # a store that is away: the sweep finds them in a day
        remove(names)


def _re_encoded(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What is known of it, and a WebP of each size."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, told nothing of the upload
            [sys.executable, "-I", pictures.__file__],
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
            env={},
            cwd="/",
        )
    except subprocess.TimeoutExpired as error:
        raise _unreadable() from error
    if done.returncode == pictures.TOO_LARGE:
        message = N_("Foto ini terlalu besar. Paling besar %(most)d megapiksel.")
        raise Invalid(message, field=FIELD, most=int(done.stdout))
    if done.returncode == pictures.UNREADABLE or done.returncode < 0:  # killed at a limit
        raise _unreadable()
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    said, _, encoded = done.stdout.partition(b"\n")
    told: dict[str, Any] = json.loads(said)
    stream = io.BytesIO(encoded)
    return told, [stream.read(length) for length in told.pop("lengths")]


def _not_stored() -> Invalid:
    message = N_("Foto sedang tidak dapat disimpan. Lanjutkan tanpa foto, atau coba lagi nanti.")
    return Invalid(message, field=FIELD)


def _unreadable() -> Invalid:
    message = N_("Berkas ini bukan foto JPEG, PNG, atau WebP yang dapat dibaca.")
    return Invalid(message, field=FIELD)
