"""Answers to machines: XML or JSON by the suffix, with what a cache may do with them."""

import hashlib
import json
from datetime import datetime
from http import HTTPStatus

from flask import Response, request

from tenants.kernel import clock
from web.api import keys, markup
from web.api.markup import Value

XML, JSON = "text/xml; charset=utf-8", "application/json; charset=utf-8"
SECONDS = 60  # that a cache may keep what everybody may read

Bare = list[Value] | dict[str, Value]


def rendered(root: str, value: Bare, *, status: int = HTTPStatus.OK) -> Response:
    """`value` under `root` in XML, bare in JSON; the suffix is the address's."""
    if (request.view_args or {}).get("suffix") == "json":
        return Response(json.dumps(value, ensure_ascii=False), status, content_type=JSON)
    return Response(markup.document(root, value), status, content_type=XML)


def kept(response: Response, changed_at: datetime | None = None) -> Response:
    """Public and kept for a minute, 304 where the reader has it; a key's own answer never is."""
    if keys.sent():
        response.headers["Cache-Control"] = "no-store"
        return response
    open_to_pages(response)
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:32])
    if changed_at:
        response.last_modified = min(changed_at, clock.now())
    return response.make_conditional(request)  # type: ignore[return-value]


def open_to_pages(response: Response) -> None:
    """Pages of other sites may read it too (CORS): it is the same for all, and has no cookie."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
