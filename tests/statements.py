"""What the house asks the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements sent meanwhile; what opens, ends and scopes a transaction is not one.

    Neither is the look-up of the host: production keeps its answer for some seconds.
    """
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        is_frame = statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))
        if not is_frame and "tenant_domain" not in statement:
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)
