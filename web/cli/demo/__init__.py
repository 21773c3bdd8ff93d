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
from tenants.kernel.tenancy import Tenant
from web.cli.demo import boundaries, clients, clusters, complaints, desk, neighbours, people

group = AppGroup("demo", help="People and complaints for a first look. Never in production.")

PASSED_ON = "passed_on"  # beside the regions' own reports, by their keys
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
        _file(tenant, told[tenant.key], password)
        if tenant.key in sent:
            clients.file_reports(tenant, sent[tenant.key])
        if tenant.key in gathered:
            clusters.gather(tenant, gathered[tenant.key])
        desk.arrange(tenant)
        click.echo(f"{tenant.key}: people and complaints are there")
    regions = {each.key: each for each in tenants}
    for passed in told.get(PASSED_ON, []):
        neighbours.pass_on(passed, regions[passed["from"]], regions[passed["to"]])


def _file(tenant: Tenant, reports: list[dict[str, Any]], password: str) -> None:
    people.create(tenant, password, partial(complaints.offices_that_handle, reports))
    boundaries.draw(tenant)
    for done in complaints.file_month(tenant, reports):
        click.echo(f"{tenant.key}: {done} of {len(reports)} complaints")


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
