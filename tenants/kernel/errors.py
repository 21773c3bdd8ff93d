"""What can go wrong in a tenant, in words the edge turns into pages (web/errors.py).

`message` is Indonesian, marked with N_, and safe to show; `values` fill its %(name)s places.
The edge translates both (web/language.py).
"""

from tenants.kernel import words


class Trouble(Exception):  # noqa: N818 - not an error of the program
    """Something the person can be told about."""

    def __init__(self, message: str = "", **values: object) -> None:
        super().__init__(words.spoken(message, values))
        self.message = message
        self.values = values


class NotFound(Trouble):
    """Not there, or not yours: one answer for both, so that neither is revealed."""


class Refused(Trouble):
    """You are known, and may not do this."""


class Conflict(Trouble):
    """Somebody changed it first, or its state does not allow the move."""


class Invalid(Trouble):
    """The input can't be taken; `field` names where to look, if one place is to blame."""

    def __init__(self, message: str, field: str | None = None, **values: object) -> None:
        super().__init__(message, **values)
        self.field = field
