"""`flask database`: roles and the registry."""

import os
import sys

import click
from flask.cli import AppGroup

from tenants import registry

group = AppGroup("database", help="The platform's database: roles and registry.")


@group.command()
def bootstrap() -> None:
    """Create database, roles and registry as the superuser (JEMBATAN_SUPERUSER_DATABASE_URL)."""
    url = os.environ.get("JEMBATAN_SUPERUSER_DATABASE_URL")
    if not url:
        message = "JEMBATAN_SUPERUSER_DATABASE_URL is not set"
        raise click.UsageError(message)
    registry.roles.bootstrap(url)
    click.echo("database ready: roles, registry, doors closed")


def is_being_mended() -> bool:
    """Whether this process runs `database bootstrap`: the way out of what no other starts with."""
    return sys.argv[-2:] == [group.name, bootstrap.name]
