"""A list in stretches, and how the next one is found: by position, never by offset."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from tenants.kernel import ids
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_

PAGE = 20
LONG_PAGE = 50  # of rows that are one line each

ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True)
class Page(Generic[ItemT]):
    """A stretch of a list; `after` is where the next one starts, None at the end."""

    items: Sequence[ItemT]
    after: str | None


def page_of(
    found: Sequence[ItemT], limit: int, position: Callable[[ItemT], str | None]
) -> Page[ItemT]:
    """The first `limit` of what was found with one row more, which says that the list goes on.

    `position` names where a row stands, so that a query finds what comes after it.
    """
    return Page(found[:limit], position(found[limit - 1]) if len(found) > limit else None)


def position_of(moment: datetime | None, number: int) -> str | None:
    """Where a row stands in a list by moment; its number tells those of one moment apart."""
    return f"{moment.isoformat()}_{number}" if moment else None


def read_position(after: str) -> tuple[datetime, int]:
    """What `position_of` wrote; NotFound for what no page of ours has said."""
    moment, _, written = after.rpartition("_")
    try:
        number = ids.typed_number(written)
        if number is None:
            raise ValueError(written)
        return datetime.fromisoformat(moment), number
    except ValueError as error:
        message = N_("Alamat halaman ini tidak lengkap.")
        raise NotFound(message) from error
