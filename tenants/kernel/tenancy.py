"""Which tenant this is about: a context variable, never an argument passed by habit."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from config import settings


def schema_of(key: str) -> str:
    """The schema of a tenant, which is also the name of its database role."""
    return f"t_{key}"


@dataclass(frozen=True, slots=True)
class Tenant:
    """A regency on the platform, as much of it as every request needs.

    `key` is the slug; `schema` is also the name of its database role; `bulkhead` numbers the
    login that may take that role; `host` is the canonical host with its port, the only one that
    links in mail and feeds may use.
    """

    id: int
    key: str
    schema: str
    bulkhead: int
    name: str
    kind: str
    region_code: str
    province: str
    timezone: str
    prefix: str
    host: str
    accent: str
    state: str

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def origin(self) -> str:
        """Where its addresses begin (RFC 6454), in mail, feeds and QR codes alike."""
        return f"{settings.SCHEME}://{self.host}"

    @property
    def short_name(self) -> str:
        """`Sambas` of `Kabupaten Sambas`."""
        return self.name.removeprefix("Kabupaten ").removeprefix("Kota ")

    @property
    def brief_name(self) -> str:
        """`Kab. Sambas`, `Kota Bogor`: a kota and a kabupaten may share the rest."""
        return self.name.replace("Kabupaten ", "Kab. ", 1)

    @property
    def is_open(self) -> bool:
        return self.state == "active"


_current: ContextVar[Tenant] = ContextVar("tenant")


def current() -> Tenant:
    """The tenant this code runs for; LookupError where none was entered."""
    return _current.get()


def current_or_none() -> Tenant | None:
    return _current.get(None)


@contextmanager
def entered(tenant: Tenant) -> Iterator[Tenant]:
    token = _current.set(tenant)
    try:
        yield tenant
    finally:
        _current.reset(token)
