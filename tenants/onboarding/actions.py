"""Taking a region from request to first log-in, resumably; or removing what came half-way."""

from collections.abc import Iterator

import structlog

from tenants import registry
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.onboarding.steps import STEPS, Facts, Step
from tenants.registry import StepState, TenantState

log = structlog.get_logger()


def request(
    *, region_code: str, slug: str, admin_email: str, admin_name: str, name: str | None = None
) -> str:
    """Reserve the slug and write down the steps to come; the tenant's key.

    Runs in the caller's transaction (platform scope). Raises Invalid naming the field.
    """
    record = registry.reserve(
        region_code=region_code,
        slug=slug,
        admin_email=admin_email,
        admin_name=admin_name,
        name=name,
    )
    registry.plan(record.id, [step.name for step in STEPS])
    return record.key


def run(key: str) -> Iterator[tuple[Step, Facts]]:
    """Do what is left of a region's onboarding, yielding each step with its facts as it is done.

    Opens its own units of work, one a step, so that progress is seen while it happens. A step
    that fails marks the tenant FAILED and raises.
    """
    tenant, done = _start(key)
    for step in STEPS:
        if step.name in done:
            continue
        _mark(tenant, step, StepState.RUNNING)
        try:
            facts = step.run(tenant)
        except Exception as error:
            _fail(tenant, step, error)
            raise
        _mark(tenant, step, StepState.DONE, facts)
        yield step, facts
    with unit_of_work(PLATFORM):
        record = registry.queries.by_key(key)
        if record and record.state == TenantState.PREPARING:  # never what was suspended meanwhile
            registry.move(key, TenantState.ACTIVE)


def abandon(key: str) -> None:
    """Remove a tenant that never came to life, whole: schema, role, slug."""
    with unit_of_work(PLATFORM):
        record = registry.queries.by_key(key)
        tenant = registry.tenant_of(record) if record and record.ready_at is None else None
    if tenant is None:
        return
    registry.schemas.drop(tenant)
    with unit_of_work(PLATFORM):
        registry.remove(key)


def _start(key: str) -> tuple[Tenant, set[str]]:
    with unit_of_work(PLATFORM):
        record = registry.queries.by_key(key)
        if record is None:
            message = f"no tenant {key}"
            raise LookupError(message)
        if record.state == TenantState.FAILED:
            record = registry.move(key, TenantState.PREPARING)
        steps = registry.queries.steps(record.id)
        done = {step.name for step in steps if step.state == StepState.DONE}
        return registry.tenant_of(record), done


def _mark(tenant: Tenant, step: Step, state: StepState, facts: Facts | None = None) -> None:
    with unit_of_work(PLATFORM):
        registry.mark(tenant.id, step.name, state, facts)


def _fail(tenant: Tenant, step: Step, error: Exception) -> None:
    log.error("onboarding.failed", tenant=tenant.key, step=step.name, error=repr(error))
    with unit_of_work(PLATFORM):
        registry.mark(tenant.id, step.name, StepState.FAILED, {"error": type(error).__name__})
        registry.move(tenant.key, TenantState.FAILED)
