"""`flask routing`: what a region lets happen before a person has looked."""

import click
from flask.cli import AppGroup

from tenants import complaints
from tenants.complaints import Publishing
from tenants.kernel import audit
from tenants.kernel.db import unit_of_work
from web.cli import region

group = AppGroup("routing", help="What happens to a report before a person has looked at it.")


@group.command()
@click.argument("slug")
@click.argument("wanted", type=click.Choice([each.value for each in Publishing]))
def publishing(slug: str, wanted: str) -> None:
    """When a report's text is public: once it is sent on (otomatis), or checked (diperiksa)."""
    with unit_of_work(region.named(slug)):
        complaints.settings.set_publishing(Publishing(wanted))
        audit.record(audit.OPERATOR, "routing.publishing", "routing_setting:1", wanted=wanted)
    click.echo(f"{slug}: {wanted}")


@group.command()
@click.argument("slug")
@click.argument("days", type=click.IntRange(1, 3650))
def reopening(slug: str, days: int) -> None:
    """How many days after its closing a report may be reopened by its reporter."""
    with unit_of_work(region.named(slug)):
        complaints.settings.set_reopen_days(days)
        audit.record(audit.OPERATOR, "routing.reopening", "routing_setting:1", days=days)
    click.echo(f"{slug}: {days} days")
