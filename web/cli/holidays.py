"""`flask holidays`: a region's own days off, and listed ones that it does not keep."""

from datetime import datetime

import click
from flask.cli import AppGroup

from tenants import deadlines
from tenants.kernel import audit, clock
from tenants.kernel.db import unit_of_work
from tenants.kernel.errors import Invalid
from web import nudge
from web.cli import region

group = AppGroup("holidays", help="A region's own holidays; open deadlines follow them.")

DAY = click.DateTime(["%Y-%m-%d"])


@group.command()
@click.argument("slug")
@click.argument("day", type=DAY)
@click.option("--name", required=True, help="e.g. Hari Jadi Sambas")
@click.option("--decree", required=True, help="its source, e.g. SK Bupati 12/2026")
@click.option("--decided-on", type=DAY, help="the day of the decree; default today")
@click.option("--not-kept", is_flag=True, help="a listed holiday is a working day here")
def declare(
    slug: str,
    day: datetime,
    name: str,
    decree: str,
    decided_on: datetime | None,
    not_kept: bool,  # noqa: FBT001 - click passes options by name
) -> None:
    """Declare DAY a holiday of the region SLUG, or (--not-kept) no holiday after all."""
    tenant = region.named(slug)
    change = deadlines.cancel_holiday if not_kept else deadlines.declare_holiday
    with unit_of_work(tenant):
        today = clock.now().astimezone(tenant.zone)
        try:
            change(day.date(), name, decree, (decided_on or today).date())
        except Invalid as error:
            raise click.ClickException(error.message) from error
        word = "holiday.cancel" if not_kept else "holiday.declare"
        audit.record(audit.OPERATOR, word, f"holiday:{day.date()}", name=name, source=decree)
    nudge.ring(slug)
    click.echo(f"{slug}: {day.date()} {'is kept no more' if not_kept else 'is a holiday'}")


@group.command(name="list")
@click.argument("slug")
def list_days(slug: str) -> None:
    """The days that differ from the national list, with their source."""
    with unit_of_work(region.named(slug), read_only=True):
        overrides = deadlines.current_office().calendar.overrides
    for day, own in sorted(overrides.items()):
        click.echo(
            f"{day}\t{'holiday' if own.is_holiday else 'not kept'}\t{own.name}\t{own.source}"
        )
