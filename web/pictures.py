"""Pictures as they are sent, and as answers: from our own store, and able to do nothing (T57)."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

import structlog
from flask import Response, abort, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage

from tenants.kernel import files
from tenants.kernel.files import NotKept, Size, Unreachable
from web import language
from web.views import excerpt

log = structlog.get_logger()

LONGEST_NAME = 40  # of a file, in a message


class Image(NamedTuple):
    """A picture on a page, in the pixels of its large file: components/photo.html draws it."""

    url: str
    alt: str
    width: int
    height: int


class Kept(Protocol):
    """A service's row that names a picture in the store."""

    @property
    def id(self) -> int: ...
    @property
    def storage_key(self) -> str: ...


def asked_size() -> Size:
    """Which of a picture's files the address asks for."""
    asked = request.args.get("ukuran", "")
    return Size(asked) if asked in set(Size) else Size.LARGE


def picture_of(
    kept: Iterable[Kept], number: int, size: Size = Size.LARGE, *, may_stay: bool = False
) -> Response:
    """One of these pictures, 404 if it is not among them, or its file is gone.

    `may_stay` on the reader's phone, which others may use too: what everybody may see.
    """
    found = next((each for each in kept if each.id == number), None)
    if found is None:
        abort(404)
    try:
        content = files.read_image(found.storage_key, size)
    except FileNotFoundError:
        log.error("files.missing", photo=found.id)  # noqa: TRY400 - the sweep reports them all
        abort(404)
    except Unreachable:
        abort(503)
    response = Response(content, mimetype="image/webp")
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, max-age=86400" if may_stay else "no-store"
    return response


def received(uploads: Iterable[FileStorage]) -> list[tuple[str, bytes]]:
    """(name, content) of what was sent; a browser sends an empty one where nothing was chosen."""
    named = ((upload.filename or "", upload.read()) for upload in uploads)
    return [(name, content) for name, content in named if content]


def spoken_once(refusals: Iterable[NotKept]) -> list[str]:
    """Which pictures were not kept and why, each reason once."""
    return list(dict.fromkeys(map(_spoken, refusals)))


def _spoken(refusal: NotKept) -> str:
    why = language.spoken(refusal.why)
    return f"{excerpt(refusal.name, LONGEST_NAME)}: {why}" if refusal.name else why


def told(stored: int, refusals: Iterable[str]) -> str:
    """What became of several pictures at once, where not all could be kept."""
    why = " ".join(refusals)
    if not stored:
        return why
    kept = ngettext("%(num)s foto tersimpan.", "%(num)s foto tersimpan.", stored)
    return " ".join((kept, _("Yang lain tidak:"), why))
