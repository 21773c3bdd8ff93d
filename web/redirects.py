"""Where a redirect may lead: a path on this host, nothing else (T41)."""

import re
from urllib.parse import quote

from flask import request
from flask.globals import request_ctx

_PATH = re.compile(r"/(?![/\\])[\x21-\x7e]*\Z")


def safe_path(wanted: str | None, otherwise: str = "/") -> str:
    """`wanted` if it is a plain path on this host, else `otherwise`."""
    return wanted if wanted and "\\" not in wanted and _PATH.match(wanted) else otherwise


def without_slash() -> str | None:
    """Where this address leads without the slash that somebody typed at its end; None if nowhere.

    A path of this host alone: `//elsewhere/` is none (T41).
    """
    path = request.path.rstrip("/")
    adapter = request_ctx.url_adapter
    if path == request.path or adapter is None or not adapter.test(path, request.method):
        return None
    said = safe_path(quote(path), "")
    query = request.query_string.decode("ascii", "ignore")
    return f"{said}?{query}" if said and query else said or None
