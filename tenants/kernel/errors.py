"""What can go wrong in a tenant, in words the edge turns into pages (web/errors.py).

`message` is Indonesian, lazily translated by the edge, and safe to show.
"""


class Trouble(Exception):  # noqa: N818 - not an error of the program
    """Something the person can be told about."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class NotFound(Trouble):
    """Not there, or not yours: one answer for both, so that neither is revealed."""


class Refused(Trouble):
    """You are known, and may not do this."""


class Conflict(Trouble):
    """Somebody changed it first, or its state does not allow the move."""


class Invalid(Trouble):
    """The input can't be taken; `field` names where to look, if one place is to blame."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
