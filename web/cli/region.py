"""The region that a command is about."""

import click

from tenants import registry
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.tenancy import Tenant


def named(slug: str) -> Tenant:
    with unit_of_work(PLATFORM, read_only=True):
        record = registry.queries.by_key(slug)
        if record is None:
            message = f"{slug} is not on the platform"
            raise click.ClickException(message)
        return registry.tenant_of(record)
