"""Headers on every answer: what a browser may load, keep and tell (T31, T35, T40, T80)."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request, session

from config import settings
from web import cookies, maps

ViewT = TypeVar("ViewT", bound=Callable[..., Any])

DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "manifest-src 'self'",
    "worker-src 'self'",
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NOT_ALLOWED = "camera=(), geolocation=({}), microphone=(), payment=()"


def content_policy(tiles_url: str = "") -> str:
    """Pictures come from us, and on a page with a map from where its tiles are."""
    pictures = " ".join(filter(None, ("img-src 'self' data:", maps.tile_source(tiles_url))))
    return "; ".join(pictures if each.startswith("img-src") else each for each in DIRECTIVES)


def secret_address(view: ViewT) -> ViewT:
    """Mark a view whose address is a key to what it shows: a draft's token, a mailed link's.

    Such an address must not travel, and no cache may keep what it opens. Put it under @allow.
    """
    view.has_secret_address = True  # type: ignore[attr-defined]
    return view


def shows_map(view: ViewT) -> ViewT:
    """Mark a view whose page has a map. Put it under @allow."""
    view.has_map = True  # type: ignore[attr-defined]
    return view


def asks_location(view: ViewT) -> ViewT:
    """Mark a view whose page may ask the browser where it is. Put it under @allow."""
    view.may_locate = True  # type: ignore[attr-defined]
    return view


def configure(app: Flask) -> None:
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in FIXED.items():
        response.headers.setdefault(name, value)
    tiles_url = str(settings.TILES_URL) if _is_marked("has_map") else ""
    response.headers.setdefault("Content-Security-Policy", content_policy(tiles_url))
    located = "self" if _is_marked("may_locate") else ""
    response.headers["Permissions-Policy"] = NOT_ALLOWED.format(located)
    # Not no-referrer, under which browsers send `Origin: null` with our own forms (Fetch standard).
    secret = _is_secret()
    response.headers.setdefault("Referrer-Policy", "strict-origin" if secret else "same-origin")
    if settings.SCHEME == "https":
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if request.endpoint != "static":
        response.vary.add("HX-Request")
        response.vary.add("Cookie")
        personal = secret or cookies.is_sent() or session.modified
        response.headers.setdefault("Cache-Control", "no-store" if personal else "no-cache")
    return response


def _is_secret() -> bool:
    """Nobody knows what an address holds that leads nowhere: a key with a letter too many, say."""
    return request.endpoint is None or _is_marked("has_secret_address")


def _is_marked(mark: str) -> bool:
    return request.endpoint is not None and hasattr(
        current_app.view_functions[request.endpoint], mark
    )
