"""One ADD COLUMN over a hundred tenants, and the command that finds nothing to do.

The column comes from a revision that is written for the bench, beside a copy of the product's
own history; rendering, locking, canary and the four side by side are the product's. What was
made for this is taken back afterwards, so that no later bench meets it.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from psycopg import sql

from tenants import onboarding, registry
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.registry import histories, migrating, schemas
from tests.bench import filling
from tests.bench.ground import ROOT, Ground
from workers.app import app

TENANTS = 100
GOAL_SECONDS, IDLE_GOAL_SECONDS = 5.0, 0.5
COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi", "tenants", "migrate"]
REVISION = "9999_bench"
SCRIPT = f'''"""One more column, for as long as a bench runs."""

from alembic import op
import sqlalchemy as sa

revision = "{REVISION}"
down_revision = "{{head}}"


def upgrade() -> None:
    op.add_column("complaint", sa.Column("bench_note", sa.Text()))
'''


def measure(ground: Ground) -> dict[str, Any]:
    filling.bootstrap(ground)
    count = ground.sized(TENANTS, 4)
    with app().app_context():
        made = _top_up(count)
        idle, check = _time_idle_command(), _time_idle_check()
        with _one_more_revision(ground.home / "migrations"):
            began = time.perf_counter()
            outcomes = list(migrating.migrate())
            took = time.perf_counter() - began
            _take_back()
        for key in made:
            onboarding.abandon(key)
    failed = [each for each in outcomes if each.error]
    assert len(outcomes) >= count and not failed, (len(outcomes), failed)
    _say(len(outcomes), took, idle, check)
    return {
        "tenants": len(outcomes),
        "seconds": took,
        "idle_command_seconds": idle,
        "idle_check_seconds": check,
    }


def _say(count: int, took: float, idle: float, check: float) -> None:
    print(
        f"migration: ADD COLUMN for {count} tenants {took:.2f} s; goal < {GOAL_SECONDS:g} s:"
        f" {'reached' if took < GOAL_SECONDS else 'MISSED'}"
    )
    print(
        f"migration: nothing to do: {1000 * check:.1f} ms for the check,"
        f" {idle:.2f} s for the whole command; goal < {IDLE_GOAL_SECONDS:g} s:"
        f" {'reached' if idle < IDLE_GOAL_SECONDS else 'MISSED'} by the command,"
        f" {'reached' if check < IDLE_GOAL_SECONDS else 'MISSED'} by the check"
    )


def _top_up(count: int) -> list[str]:
    """Tenants with a schema and nothing in it, beside what earlier benches made; their keys."""
    with unit_of_work(PLATFORM, read_only=True):
        known = registry.queries.page(limit=1000).items
        taken, missing = {each.region_code for each in known}, count - len(known)
    schema_step = onboarding.STEPS[0]
    made = []
    free = (each for each in registry.regions.regions() if each.code not in taken)
    for _, region in zip(range(missing), free, strict=False):
        key = filling.key_of(region)
        with unit_of_work(PLATFORM):
            record = registry.reserve(
                region_code=region.code,
                slug=key,
                admin_email=f"admin@{key}.test",
                admin_name="Admin Pertama",
            )
            tenant = registry.tenant_of(record)
        schema_step.run(tenant)
        made.append(key)
    return made


def _time_idle_command() -> float:
    """The whole command, Python's start and every import with it: the median of five."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(6):  # the first one compiles
        began = time.perf_counter()
        done = subprocess.run(
            COMMAND, cwd=ROOT, env=kept, capture_output=True, text=True, check=True, timeout=60
        )
        times.append(time.perf_counter() - began)
        assert "0 migrated, 0 failed" in done.stdout, done.stdout
    return median(times[1:])


def _time_idle_check() -> float:
    """What the command does once it runs: the median of five."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        assert not registry.roles.migrate_registry()
        assert not list(migrating.migrate())
        times.append(time.perf_counter() - began)
    return median(times)


@contextmanager
def _one_more_revision(folder: Path) -> Iterator[None]:
    """A copy of the histories with one revision more, for this process alone."""
    shutil.copytree(histories.ROOT, folder)
    script = SCRIPT.format(head=histories.head("tenant"))
    (folder / "tenant" / "versions" / f"{REVISION}.py").write_text(script)
    usual = histories.ROOT
    try:
        _read_from(folder)
        yield
    finally:
        _read_from(usual)
        shutil.rmtree(folder)


def _read_from(folder: Path) -> None:
    histories.ROOT = folder
    histories._scripts.cache_clear()
    histories.upgrade.cache_clear()


def _take_back() -> None:
    with schemas.as_owner() as owner:
        keys = owner.execute(
            "SELECT key FROM registry.tenant WHERE schema_revision = %s", (REVISION,)
        ).fetchall()
        usual = histories._scripts("tenant").get_revision(REVISION).down_revision
        for (key,) in keys:
            table = sql.Identifier(f"t_{key}", "complaint")
            owner.execute(sql.SQL("ALTER TABLE {} DROP COLUMN bench_note").format(table))
        owner.execute("UPDATE registry.tenant SET schema_revision = %s", (usual,))
