"""From the Host header to a scope (T1, T2, T5, T7)."""

from urllib.parse import urlsplit
from wsgiref.types import WSGIEnvironment

from flask import request
from werkzeug.exceptions import NotFound, ServiceUnavailable

from tenants import registry
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.registry import TenantState


class UnknownHost(NotFound):
    """No tenant is served here: unknown, unfinished and reserved names answer alike."""


class SuspendedHost(ServiceUnavailable):
    """A tenant was served here and will be again: everybody knew it, so its name is no secret."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.region = name


def tenant_of_request() -> Tenant:
    host = _named(request.environ)
    found = registry.hosts.remembered(host, _look_up) if host else None
    if found is not None and found.state == TenantState.SUSPENDED:
        raise SuspendedHost(found.name)
    if found is None or not found.is_open:
        raise UnknownHost
    return found


def is_platform(environ: WSGIEnvironment) -> bool:
    return _named(environ) == registry.hosts.platform_host()


def _named(environ: WSGIEnvironment) -> str | None:
    """The host that a request names; None if it names none, or two.

    `GET http://one/ HTTP/1.1` with `Host: two`: a proxy may have routed by the one and we would
    answer for the other. The target as it was sent is RAW_URI, of gunicorn and of Werkzeug.
    """
    host = registry.hosts.normalised(environ.get("HTTP_HOST"))
    target = str(environ.get("RAW_URI", ""))
    if target[:1] in {"", "/"}:
        return host
    try:
        return host if registry.hosts.normalised(urlsplit(target).netloc) == host else None
    except ValueError:
        return None


def _look_up(host: str) -> Tenant | None:
    with unit_of_work(PLATFORM, read_only=True):
        return registry.hosts.find(host)
