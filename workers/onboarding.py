"""The onboarding of a region as a job: goes on from wherever it stopped."""

import structlog

from tenants import onboarding
from workers.app import app
from workers.relay import ring_mail

log = structlog.get_logger()


def onboard(tenant_key: str) -> None:
    with app().app_context():
        for step, detail in onboarding.run(tenant_key):
            log.info("onboarding.step", tenant=tenant_key, step=step.name, detail=detail)
        ring_mail(tenant_key)
