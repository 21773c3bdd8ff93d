"""What views answer with, said once: a page, a part of it, a form that was refused."""

from typing import Any

from werkzeug.wrappers import Response

from web.forms import Form, VersionedForm
from web.htmx import page

Answer = str | Response | tuple[str, int]

REFUSED = 422
OVERTAKEN = 409


def shown(template: str, form: Form, *, block: str | None = None, **context: Any) -> Answer:
    """The page of a form, as `form` in its context; with 422 once something in it was refused.

    With 409 when somebody was first.
    """
    text = page(template, block=block, form=form, **context)
    if isinstance(form, VersionedForm) and form.is_overtaken:
        return text, OVERTAKEN
    return (text, REFUSED) if form.errors else text
