"""From a Host header to a tenant: normalised, then looked up exactly (T1).

The answer is kept for a few seconds per process, so that a page costs no query for it.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from threading import RLock

from cachetools import TTLCache, cached
from sqlalchemy import select

from config import settings
from tenants.kernel.db import session
from tenants.kernel.tenancy import Tenant, schema_of
from tenants.registry.models import TenantHost, TenantRecord

PLATFORM_LABEL = "platform"
LONGEST_HOST = 253
_LABELS = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*\Z")
_PORT = re.compile(r":[0-9]{1,5}\Z")

_known: TTLCache[str, Tenant | None] = TTLCache(maxsize=4096, ttl=settings.HOST_CACHE_SECONDS)
_lock = RLock()


@lru_cache(maxsize=4096)
def normalised(header: str | None) -> str | None:
    """The host of a Host header: lower-case, no port, no trailing dot, IDNA; None if malformed."""
    if not header or len(header) > LONGEST_HOST + 6:
        return None
    name = _PORT.sub("", header.lower())
    name = name.removesuffix(".")
    try:
        name = name.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return name if len(name) <= LONGEST_HOST and _LABELS.match(name) else None


def platform_host() -> str:
    return f"{PLATFORM_LABEL}.{bare_domain()}"


def bare_domain() -> str:
    """The platform's domain without its port."""
    return _PORT.sub("", str(settings.DOMAIN))


def with_port(host: str) -> str:
    """The host as it stands in links: development serves on a port of its own."""
    port = _PORT.search(str(settings.DOMAIN))
    return host + (port.group() if port else "")


def find(host: str) -> Tenant | None:
    """The tenant of a normalised host, in any state; needs the platform's scope."""
    row = session.execute(
        select(TenantRecord)
        .join(TenantHost, TenantHost.tenant_id == TenantRecord.id)
        .where(TenantHost.name == host)
    ).scalar_one_or_none()
    return tenant_of(row) if row else None


@cached(_known, key=lambda host, _look_up: host, lock=_lock)
def remembered(host: str, look_up: Callable[[str], Tenant | None]) -> Tenant | None:
    """The tenant of a host, from memory or by `look_up`; unknown hosts are remembered too."""
    return look_up(host)


def forget() -> None:
    with _lock:
        _known.clear()


def tenant_of(row: TenantRecord) -> Tenant:
    """The part of the registry's row that every request carries."""
    return Tenant(
        id=row.id,
        key=row.key,
        schema=schema_of(row.key),
        bulkhead=row.bulkhead,
        name=row.name,
        kind=row.kind,
        region_code=row.region_code,
        province=row.province,
        timezone=row.timezone,
        prefix=row.prefix,
        host=with_port(canonical_host(row.key)),
        accent=row.accent,
        state=row.state,
    )


def canonical_host(key: str) -> str:
    return f"{key}.{bare_domain()}"
