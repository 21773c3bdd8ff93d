"""Headers on every answer: what a browser may load, keep and tell (T31, T35, T40, T80)."""

from flask import Flask, Response, request, session

from config import settings
from web import cookies

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


def configure(app: Flask) -> None:
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in FIXED.items():
        response.headers.setdefault(name, value)
    # A draft's address is the key to it, a mailed link is too: they must not travel. Not
    # no-referrer, under which browsers send `Origin: null` with our own forms (Fetch standard).
    secret = request.path.startswith(("/lapor/", "/tautan/", "/lacak/", "/u/"))
    response.headers.setdefault("Referrer-Policy", "strict-origin" if secret else "same-origin")
    if settings.SCHEME == "https":
        response.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
    if request.endpoint != "static":
        response.vary.add("HX-Request")
        response.vary.add("Cookie")
        personal = secret or cookies.is_sent() or session.modified
        response.headers.setdefault("Cache-Control", "no-store" if personal else "no-cache")
    return response
