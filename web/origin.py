"""Unsafe requests must come from our own pages (T25, T26, T30, T48).

SameSite does not help against a sibling subdomain, so the Origin must be exactly ours; a browser
that sends none must say by Sec-Fetch-Site that it is. Flask-WTF checks the form's token besides.
"""

from collections.abc import Container

import structlog
from flask import Blueprint, Flask, abort, current_app, request
from flask_wtf import CSRFProtect

from config import settings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

MOST_FORM_BYTES = 1_000_000

csrf = CSRFProtect()
log = structlog.get_logger()


def configure(app: Flask) -> None:
    app.config.update(WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False)
    app.before_request(_limit_form)
    app.before_request(_check_origin)
    app.before_request(_check_repeats)
    csrf.init_app(app)


def open_to_machines(blueprint_or_view: Blueprint | object) -> None:
    """Exempt a view whose proof is in what is sent, and never a cookie.

    A one-click unsubscribe's signed token (RFC 8058), another system's key (web/api/keys.py).
    """
    csrf.exempt(blueprint_or_view)
    _open_endpoints.add(blueprint_or_view)


_open_endpoints: set[object] = set()


def _limit_form() -> None:
    """Werkzeug reads a form without files whole, whatever MAX_FORM_MEMORY_SIZE says (T48)."""
    if request.mimetype != "multipart/form-data":
        request.max_content_length = MOST_FORM_BYTES


def _check_origin() -> None:
    if request.method in SAFE:
        return
    view = current_app.view_functions.get(request.endpoint or "")
    if view in _open_endpoints:
        return
    origin = request.headers.get("Origin")
    own = f"{settings.SCHEME}://{request.headers.get('Host', '').lower()}"
    if origin is None:
        if request.headers.get("Sec-Fetch-Site") == "same-origin":
            return
    elif origin == own:
        return
    log.warning("origin.refused", origin=origin, host=request.headers.get("Host"))
    abort(403)


def _check_repeats() -> None:
    """A key given twice is one answer hiding another: refused unless the view expects a list."""
    view = current_app.view_functions.get(request.endpoint or "")
    lists: Container[str] = getattr(view, "list_fields", frozenset())
    for given in (request.args, request.form):
        if any(len(values) > 1 for key, values in given.lists() if key not in lists):
            abort(400)
