"""What a process may remember of a tenant for a while: small, read often, changed rarely."""

from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar

from cachetools import TLRUCache, cached

from tenants.kernel import tenancy

T = TypeVar("T")

SECONDS = 60
MOST = 32_768  # 514 regencies with some sixty names each
Key = tuple[str, str, int]  # schema, module and name, seconds
_kept: TLRUCache[Key, Any] = TLRUCache(MOST, ttu=lambda key, _value, now: now + key[2])
_lock = RLock()


def remembered(name: str, load: Callable[[], T], *, seconds: int = SECONDS) -> T:
    """The current tenant's `name`, loaded at most once in so long; plain values, never rows.

    Two services may call different things by one name: the module of `load` tells them apart.
    """
    found: T = _remembered((tenancy.current().schema, f"{load.__module__}:{name}", seconds), load)
    return found


@cached(_kept, key=lambda key, _load: key, lock=_lock)
def _remembered(_key: Key, load: Callable[[], Any]) -> Any:
    return load()


def forget(name: str | None = None) -> None:
    """After a change that must show at once in this process: all of the tenant's, or one name."""
    schema = tenancy.current().schema
    with _lock:
        mine = [key for key in _kept if key[0] == schema]
        for key in [key for key in mine if name in {None, key[1].rpartition(":")[2]}]:
            _kept.pop(key, None)


def forget_everything() -> None:
    with _lock:
        _kept.clear()
