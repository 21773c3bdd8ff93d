"""Headers on every answer: what a browser may load, keep and tell (T31, T35, T40, T80)."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, current_app, request, session

from config import settings
from web import cookies

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
    "Content-Security-Policy": "; ".join(DIRECTIVES),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=()",
}


def secret_address(view: ViewT) -> ViewT:
    """Mark a view whose address is a key to what it shows: a draft's token, a mailed link's.

    Such an address must not travel, and no cache may keep what it opens. Put it under @allow.
    """
    view.has_secret_address = True  # type: ignore[attr-defined]
    return view


def configure(app: Flask) -> None:
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in FIXED.items():
        response.headers.setdefault(name, value)
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
    if request.endpoint is None:
        return True
    return hasattr(current_app.view_functions[request.endpoint], "has_secret_address")
