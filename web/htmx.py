"""Page or fragment: an htmx request gets a block of the same template, so it can't drift."""

from typing import Any

from flask import render_template, request
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
    return request.headers.get("HX-Request") == "true"
