"""`flask tenants`: which regions are on the platform, and their schemas."""

import sys
from collections.abc import Callable

import click
from flask.cli import AppGroup

from tenants import onboarding, registry
from tenants.kernel import audit, words
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.errors import Invalid, Trouble
from tenants.registry import TenantRecord

group = AppGroup("tenants", help="Regions on the platform.")


@group.command()
@click.option("--region", required=True, help="Kemendagri code, e.g. 61.01")
@click.option("--slug", required=True, help="the name before the platform's domain")
@click.option("--name", help="another name than the register's")
@click.option("--admin-email", help="who is invited first; default admin@<slug>.test")
@click.option("--admin-name", default="Admin", show_default=True)
@click.option("--if-missing", is_flag=True, help="leave it alone if it is there and ready")
def create(
    region: str,
    slug: str,
    name: str | None,
    admin_email: str | None,
    admin_name: str,
    if_missing: bool,  # noqa: FBT001 - click passes options by name
) -> None:
    """Take a region onto the platform; run again to resume one that was interrupted."""
    with unit_of_work(PLATFORM, read_only=True):
        known = registry.queries.by_key(slug)
        ready = known is not None and known.ready_at is not None
        resumes = known is not None and known.region_code == region and not ready
    if ready and if_missing:
        click.echo(f"{slug}: already on the platform")
        return
    try:
        if not resumes:
            with unit_of_work(PLATFORM):
                onboarding.request(
                    region_code=region,
                    slug=slug,
                    admin_email=admin_email or f"admin@{slug}.test",
                    admin_name=admin_name,
                    name=name,
                )
    except Invalid as error:
        raise click.ClickException(str(error)) from error
    for step, facts in onboarding.run(slug):
        click.echo(f"{slug}: {step.label} – {words.spoken(step.told, facts)}")
    click.echo(f"{slug}: ready")


@group.command(name="list")
def list_all() -> None:
    """Every tenant with its state and schema revision."""
    with unit_of_work(PLATFORM, read_only=True):
        for record in registry.queries.page(limit=1000).items:
            click.echo(
                f"{record.key}\t{record.region_code}\t{record.state}\t"
                f"{record.schema_revision or '-'}\t{record.name}"
            )


@group.command()
@click.option("--parallel", default=4, show_default=True)
def migrate(parallel: int) -> None:
    """Bring the registry and every tenant to the newest revision; run again to resume."""
    if registry.roles.migrate_registry():
        click.echo("registry: migrated")
    done = failed = 0
    for outcome in registry.migrating.migrate(side_by_side=parallel):
        done += outcome.error is None
        failed += outcome.error is not None
        click.echo(f"{outcome.key}: {outcome.error or outcome.revision}")
    click.echo(f"{done} migrated, {failed} failed")
    if failed:
        sys.exit(1)


def _change(change: Callable[..., TenantRecord], slug: str, reason: str) -> None:
    try:
        with unit_of_work(PLATFORM):
            record = change(slug, reason=reason, by=audit.OPERATOR)
            click.echo(f"{record.key}: {record.state}")
    except Trouble as error:
        raise click.ClickException(str(error)) from error


@group.command()
@click.argument("slug")
@click.option("--reason", required=True, help="kept in the audit of the platform")
def suspend(slug: str, reason: str) -> None:
    """Stop serving a region; its data stays."""
    _change(registry.suspending.suspend, slug, reason)


@group.command()
@click.argument("slug")
@click.option("--reason", required=True, help="kept in the audit of the platform")
def resume(slug: str, reason: str) -> None:
    """Serve a suspended region again."""
    _change(registry.suspending.resume, slug, reason)


@group.command()
@click.argument("slug")
@click.confirmation_option(prompt="Remove schema, role and slug?")
def abandon(slug: str) -> None:
    """Remove a region whose onboarding never finished, whole."""
    onboarding.abandon(slug)
    click.echo(f"{slug}: removed")
