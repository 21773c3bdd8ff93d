"""From the Host header to a scope (T1, T2, T7)."""

from flask import request
from werkzeug.exceptions import NotFound

from tenants import registry
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.tenancy import Tenant


class UnknownHost(NotFound):
    """No tenant is served here: unknown, suspended and reserved names answer alike."""


def tenant_of_request() -> Tenant:
    host = registry.hosts.normalised(request.environ.get("HTTP_HOST"))
    found = registry.hosts.remembered(host, _look_up) if host else None
    if found is None or not found.is_open:
        raise UnknownHost
    return found


def is_platform(header: str | None) -> bool:
    return registry.hosts.normalised(header) == registry.hosts.platform_host()


def _look_up(host: str) -> Tenant | None:
    with unit_of_work(PLATFORM, read_only=True):
        return registry.hosts.find(host)
