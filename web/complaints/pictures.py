"""Photos as answers: from our own store, re-encoded, and able to do nothing (T57)."""

from collections.abc import Iterable

from flask import Response, abort

from tenants.complaints import Photo
from tenants.kernel import files


def picture_of(photos: Iterable[Photo], photo_id: int, *, small: bool) -> Response:
    """One of these photos, 404 if it is not among them."""
    found = next((each for each in photos if each.id == photo_id), None)
    if found is None:
        abort(404)
    response = Response(files.read_image(found.storage_key, small=small), mimetype="image/webp")
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response
