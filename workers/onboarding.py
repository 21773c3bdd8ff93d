"""The onboarding of a region as a job: goes on from wherever it stopped."""

import structlog

from tenants import onboarding, registry
from tenants.kernel.db import PLATFORM, unit_of_work
from workers.app import app
from workers.relay import ring_mail

log = structlog.get_logger()


def onboard(tenant_key: str) -> None:
    """A region that is ready is left alone: nudge and sweeper may both have asked for it."""
    with app().app_context():
        if _is_ready(tenant_key):
            return
        for step, _facts in onboarding.run(tenant_key):
            log.info("onboarding.step", tenant=tenant_key, step=step.name)
        ring_mail(tenant_key)


def _is_ready(tenant_key: str) -> bool:
    with unit_of_work(PLATFORM, read_only=True):
        record = registry.queries.by_key(tenant_key)
        return record is None or record.ready_at is not None
