"""Work that can wait: relaying the outbox, sending mail, onboarding regions, recurring jobs.

A job is a short call that carries its tenant: ids only, never objects.
"""

from collections.abc import Callable
from functools import wraps

import structlog

from tenants import registry
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.tenancy import Tenant
from workers.app import app

log = structlog.get_logger()


def job(work: Callable[[Tenant], None]) -> Callable[[str], None]:
    """A job about one tenant: called with its key, run with the tenant itself.

    A tenant that is not open is left alone; its outbox waits.
    """

    @wraps(work)
    def run(tenant_key: str) -> None:
        bound = structlog.contextvars.bound_contextvars(tenant=tenant_key, job=work.__name__)
        with bound, app().app_context():
            tenant = _find(tenant_key)
            if tenant is None:
                log.warning("job.tenant_not_open")
                return
            work(tenant)

    return run


def _find(tenant_key: str) -> Tenant | None:
    with unit_of_work(PLATFORM, read_only=True):
        record = registry.queries.by_key(tenant_key)
        tenant = registry.tenant_of(record) if record else None
    return tenant if tenant and tenant.is_open else None
