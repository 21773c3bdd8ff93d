"""`flask demo`: invented people and what each service did for them in a month."""

import os
import tomllib
from functools import partial
from pathlib import Path
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup

from config import settings
from tenants import registry
from tenants.kernel.db import PLATFORM, unit_of_work
from web.cli.demo import boundaries, clients, clusters, complaints, desk, people

group = AppGroup("demo", help="People and complaints for a first look. Never in production.")

MONTH = Path(__file__).parents[3] / "config" / "demo" / "complaints.toml"


@group.command()
@click.option("--month", type=click.Path(path_type=Path, exists=True), default=MONTH)
def load(month: Path) -> None:
    """Create one person a role and a month of complaints; what is there already is left alone."""
    if settings.ENV == "production":
        message = "not in production"
        raise click.ClickException(message)
    password = os.environ.get("DEMO_PASSWORD")
    if not password:
        message = "DEMO_PASSWORD is not set"
        raise click.UsageError(message)
    told: dict[str, list[dict[str, Any]]] = tomllib.loads(month.read_text())
    sent = _beside(month, "clients.toml")  # what another system sent
    gathered = _beside(month, "clusters.toml")
    with unit_of_work(PLATFORM):
        tenants = [each for each in registry.queries.open_tenants() if each.key in told]
        for tenant in tenants:
            registry.operators.appoint(f"superadmin@{tenant.key}.test", "Super Admin", password)
    for tenant in tenants:
        reports = told[tenant.key]
        people.create(tenant, password, partial(complaints.offices_that_handle, reports))
        boundaries.draw(tenant)
        for done in complaints.file_month(tenant, reports):
            click.echo(f"{tenant.key}: {done} of {len(reports)} complaints")
        if tenant.key in sent:
            clients.file_reports(tenant, sent[tenant.key])
        if tenant.key in gathered:
            clusters.gather(tenant, gathered[tenant.key])
        desk.arrange(tenant)
        click.echo(f"{tenant.key}: people and complaints are there")


def _beside(month: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    """By region; a test's month has nothing beside it."""
    found = month.with_name(name)
    return tomllib.loads(found.read_text()) if found.exists() else {}


@group.command()
@click.argument("commands", nargs=-1)
def steps(commands: tuple[str, ...]) -> None:
    """Run several flask commands in one process, each after a line `$ flask …`."""
    for words in commands:
        click.echo(f"$ flask {words}")
        current_app.cli.main(words.split(), standalone_mode=False)
