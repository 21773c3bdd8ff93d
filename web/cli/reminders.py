"""`flask reminders`: how late a report is before each rung of the ladder is reminded."""

import click
from flask.cli import AppGroup

from tenants.complaints import ladder
from tenants.kernel import audit
from tenants.kernel.db import unit_of_work
from web.cli import region

group = AppGroup("reminders", help="Who is reminded of late reports, and after how many days.")
DAYS = click.IntRange(-1, ladder.MOST_DAYS)


@group.command(name="set")
@click.argument("slug")
@click.option("--head", type=DAYS, default=0, show_default=True)
@click.option("--coordinator", type=DAYS, default=3, show_default=True)
@click.option("--regent", type=DAYS, default=7, show_default=True)
def set_days(slug: str, head: int, coordinator: int, regent: int) -> None:
    """Working days late, in the region SLUG; -1 leaves a rung out."""
    given = {
        ladder.Rung.HEAD: head,
        ladder.Rung.COORDINATOR: coordinator,
        ladder.Rung.REGENT: regent,
    }
    days = {rung: each if each >= 0 else None for rung, each in given.items()}
    with unit_of_work(region.named(slug)):
        ladder.set_days(audit.OPERATOR, days)
    click.echo(f"{slug}: {', '.join(f'{rung} {each}' for rung, each in days.items())}")
