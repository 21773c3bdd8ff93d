"""What no person types is refused before a view sees it: control characters.

PostgreSQL takes no NUL, a header no line break, and a log or a mail none that moves the cursor.
"""

import re

from flask import Flask, abort, request

_NEVER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_IN_AN_ADDRESS = re.compile(r"[\x00-\x1f\x7f]")


def configure(app: Flask) -> None:
    app.before_request(_check_letters)


def _check_letters() -> None:
    if _IN_AN_ADDRESS.search(request.path):
        abort(400)
    for given in (request.args, request.form):
        for name, values in given.lists():
            if any(_NEVER.search(each) for each in (name, *values)):
                abort(400)
