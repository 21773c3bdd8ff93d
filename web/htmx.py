"""Page or fragment: an htmx request gets a block of the same template, so it can't drift."""

from http import HTTPStatus
from typing import Any

from flask import Response, render_template
from flask_htmx import HTMX
from jinja2_fragments.flask import render_block

htmx = HTMX()


def page(template: str, *, block: str | None = None, **context: Any) -> str:
    """Render a template, or only `block` of it where htmx asked for a part of this page."""
    wants_part = block and htmx and not htmx.boosted and not htmx.history_restore_request
    if wants_part and block:
        return str(render_block(template, block, **context))
    return render_template(template, **context)


def is_fragment() -> bool:
    """Whether htmx asks, and will put the answer into a page that is open already."""
    return bool(htmx)


def wants_only(block: str) -> bool:
    """Whether htmx asked for this part alone, by the id it will be put into.

    Ask before the rest of the page is looked up: counters are polled by every open desk.
    """
    return bool(htmx.target == block)


def leave_for(address: str, status: int = HTTPStatus.OK) -> Response:
    """Htmx goes there as to a new page: no part of this one is changed."""
    return Response(status=status, headers={"HX-Redirect": address})
