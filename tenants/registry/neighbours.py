"""The other regions on the platform, as a region sees them: by name, and nothing else."""

from threading import RLock
from typing import NamedTuple

from cachetools import TTLCache, cached
from sqlalchemy import select

from config import settings
from tenants.kernel import tenancy
from tenants.kernel.db import PLATFORM, aside
from tenants.registry.lifecycle import TenantState
from tenants.registry.models import TenantRecord

_kept: TTLCache[str, tuple["Neighbour", ...]] = TTLCache(maxsize=1, ttl=settings.HOST_CACHE_SECONDS)
_lock = RLock()


class Neighbour(NamedTuple):
    key: str
    name: str
    region_code: str


def matching(words: str = "", *, limit: int) -> list[Neighbour]:
    """Those that are served, whose name holds every word; the nearest by region code first.

    Codes of the Kemendagri begin with the province's, and those beside each other follow.
    """
    here, wanted = tenancy.current(), words.casefold().split()
    found = [
        each
        for each in _served()
        if each.key != here.key and all(word in each.name.casefold() for word in wanted)
    ]
    return sorted(found, key=lambda each: _distance(here.region_code, each.region_code))[:limit]


def named(key: str) -> Neighbour | None:
    """The one of this key, if it is served and not this region itself."""
    return next((each for each in matching(limit=_MOST) if each.key == key), None)


_MOST = 1_000  # more than there are regencies


def _distance(here: str, there: str) -> tuple[bool, int]:
    (province, number), (other, others) = here.split("."), there.split(".")
    return province != other, abs(int(number) - int(others)) + 100 * abs(int(province) - int(other))


@cached(_kept, key=lambda: "served", lock=_lock)
def _served() -> tuple[Neighbour, ...]:
    with aside(PLATFORM) as registry:
        rows = registry.execute(
            select(TenantRecord.key, TenantRecord.name, TenantRecord.region_code)
            .where(TenantRecord.state == TenantState.ACTIVE)
            .order_by(TenantRecord.name)
        ).all()
    return tuple(Neighbour(*row) for row in rows)


def forget() -> None:
    with _lock:
        _kept.clear()
