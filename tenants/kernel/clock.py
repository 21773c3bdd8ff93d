"""The one place that knows what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, func, literal
from sqlalchemy.dialects.postgresql import TIMESTAMP

_frozen: ContextVar[datetime | None] = ContextVar("frozen_now", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)  # noqa: TID251 - the clock itself


def shared() -> ColumnElement[datetime]:
    """The database's moment, for what several machines must agree on: their clocks may differ.

    Where the clock is frozen, it is for the database too.
    """
    held, kind = _frozen.get(), TIMESTAMP(timezone=True)
    return literal(held, kind) if held else func.statement_timestamp(type_=kind)


@contextmanager
def frozen(moment: datetime) -> Iterator[datetime]:
    """Hold the clock at an aware `moment`: for tests and for loading a past month."""
    if moment.tzinfo is None:
        message = "a moment without a zone is no moment"
        raise ValueError(message)
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield moment
    finally:
        _frozen.reset(token)
