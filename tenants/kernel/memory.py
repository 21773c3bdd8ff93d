"""What a process may remember of a tenant for a minute: small, read often, changed rarely."""

from collections.abc import Callable
from typing import Any, TypeVar

from cachetools import TTLCache

from tenants.kernel import tenancy

T = TypeVar("T")

SECONDS = 60
_kept: TTLCache[tuple[str, str], Any] = TTLCache(maxsize=4096, ttl=SECONDS)


def remembered(name: str, load: Callable[[], T]) -> T:
    """The current tenant's `name`, loaded at most once a minute; plain values, never rows."""
    key = (tenancy.current().schema, name)
    if key not in _kept:
        _kept[key] = load()
    found: T = _kept[key]
    return found


def forget() -> None:
    """After a change that must show at once in this process."""
    schema = tenancy.current().schema
    for key in [each for each in _kept if each[0] == schema]:
        _kept.pop(key, None)


def forget_everything() -> None:
    _kept.clear()
