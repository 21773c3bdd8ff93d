"""Regions with thousands of complaints, written in bulk as the owner of their schemas.

Not through the actions: what is measured is reading them, and one more filing beside them.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tenants import complaints, deadlines, onboarding, people, registry
from tenants.kernel import clock
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Grant, Role
from tests.bench.ground import ROOT, Ground
from tests.factories.people import a_coordinator, an_account
from workers.app import app

FULL_TENANTS, FULL_COMPLAINTS = 20, 5_000
GROWN = {"kecil": ("33.01", 5_000), "besar": ("33.02", 100_000)}
MONTH = ROOT / "config" / "demo" / "complaints.toml"
STATEMENTS = Path(__file__).with_name("filling.sql")


def chosen(count: int) -> list[registry.regions.Region]:
    """Real regions, spread over the whole country."""
    everything = registry.regions.regions()
    step = len(everything) // count
    return [everything[number * step] for number in range(count)]


def key_of(region: registry.regions.Region) -> str:
    return "r" + region.code.replace(".", "")


def onboard(region: registry.regions.Region, key: str) -> Tenant:
    """From request to the first log-in's invitation."""
    with unit_of_work(PLATFORM):
        onboarding.request(
            region_code=region.code,
            slug=key,
            admin_email=f"admin@{key}.test",
            admin_name="Admin Pertama",
        )
    for _step in onboarding.run(key):
        pass
    return _named(key)


def _named(key: str) -> Tenant:
    with unit_of_work(PLATFORM, read_only=True):
        return next(each for each in registry.queries.open_tenants() if each.key == key)


def grown(ground: Ground) -> dict[str, Tenant]:
    """Two regions besides `tenants`, by name: one with few complaints, one with very many."""
    bootstrap(ground)
    with app().app_context():
        return {key: _grown(ground, key, *what) for key, what in GROWN.items()}


def _grown(ground: Ground, key: str, region_code: str, full: int) -> Tenant:
    with unit_of_work(PLATFORM, read_only=True):
        is_known = any(each.key == key for each in registry.queries.open_tenants())
    found = _named(key) if is_known else onboard(registry.regions.region(region_code), key)
    _staff(found)
    _fill(ground, found, ground.sized(full, full // 50))
    return found


def _staff(tenant: Tenant) -> None:
    """A coordinator, without whom a region takes no reports; an officer where topics lead."""
    with unit_of_work(tenant):
        if not people.has_coordinator():
            a_coordinator()
            an_account(*(Grant(Role.OFFICER, each) for each in complaints.topics.routed_to()))


def bootstrap(ground: Ground) -> None:
    """Roles, database and registry; twice is harmless."""
    registry.roles.bootstrap(ground.superuser_url("postgres"))


def tenants(ground: Ground) -> list[Tenant]:
    """The regions, onboarded and filled as far as an earlier bench has not."""
    bootstrap(ground)
    count = ground.sized(FULL_TENANTS, 2)
    with app().app_context():
        known = {each.key for each in _open()}
        for region in chosen(count):
            if key_of(region) not in known:
                onboard(region, key_of(region))
        found = _open()[:count]
        for tenant in found:
            _staff(tenant)
            _fill(ground, tenant, ground.sized(FULL_COMPLAINTS, 100))
    return found


def _open() -> list[Tenant]:
    with unit_of_work(PLATFORM, read_only=True):
        return [each for each in registry.queries.open_tenants() if each.key.startswith("r")]


def texts() -> list[str]:
    """What the residents of the demo's month wrote."""
    month: dict[str, list[dict[str, Any]]] = tomllib.loads(MONTH.read_text())
    return [each["text"] for reports in month.values() for each in reports]


def _fill(ground: Ground, tenant: Tenant, count: int) -> None:
    cursors = psycopg.ClientCursor  # CREATE TABLE AS takes no parameters of the server's
    with psycopg.connect(ground.owner_url(), cursor_factory=cursors) as owner:
        owner.execute(sql.SQL("SET LOCAL search_path = {}").format(sql.Identifier(tenant.schema)))
        if owner.execute("SELECT 1 FROM complaint LIMIT 1").fetchone():
            return
        values = {"count": count, "texts": texts(), "prefix": tenant.prefix} | _promise(tenant)
        for statement in STATEMENTS.read_text().split(";\n"):
            if statement.strip():
                owner.execute(statement.encode(), values if "%(" in statement else None)
    with psycopg.connect(ground.owner_url(), autocommit=True) as owner:
        owner.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(tenant.schema)))
        for (table,) in owner.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s", (tenant.schema,)
        ).fetchall():
            owner.execute(sql.SQL("VACUUM ANALYZE {}").format(sql.Identifier(table)))


def _promise(tenant: Tenant) -> dict[str, Any]:
    """A clock as the product itself would start it now."""
    with unit_of_work(tenant):
        started = deadlines.start("complaint.answer", clock.now())
        found = {
            "rule": json.dumps(started.rule),
            "closes_at": started.office_closes_at,
            "skipped": json.dumps(started.skipped),
            "calendar": started.calendar_version,
        }
        session.expunge(started)
    return found
