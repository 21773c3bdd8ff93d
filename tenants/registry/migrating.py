"""Bring every tenant's schema to the newest revision: canary first, then side by side.

One transaction per tenant, its revision stored with it: a tenant that is blocked fails alone,
and a second run resumes. Nothing to do costs one query.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

import psycopg

from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.tenancy import schema_of
from tenants.registry import histories, queries, schemas


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one tenant's migration ended; `error` is None where it went well."""

    key: str
    revision: str
    error: str | None = None


def behind() -> list[tuple[str, str | None]]:
    """(key, revision) of the tenants that are not at the newest revision."""
    with unit_of_work(PLATFORM, read_only=True):
        return queries.behind(histories.head("tenant"))


def migrate(*, side_by_side: int = 4) -> Iterator[Outcome]:
    """Yield an Outcome per tenant as it ends; stops after the first if that one failed."""
    waiting = behind()
    if not waiting:
        return
    canary = _migrate_one(*waiting[0])
    yield canary
    if canary.error:
        return
    with ThreadPoolExecutor(side_by_side) as pool:
        running = [pool.submit(_migrate_one, key, start) for key, start in waiting[1:]]
        for finished in as_completed(running):
            yield finished.result()


def _migrate_one(key: str, start: str | None) -> Outcome:
    newest = histories.head("tenant")
    try:
        with schemas.as_owner() as owner:
            schemas.limit_waits(owner)
            schemas.lock(owner, schema_of(key))
            schemas.run(owner, schema_of(key), histories.upgrade("tenant", start))
            owner.execute(
                "UPDATE registry.tenant SET schema_revision = %s, migration_error = NULL"
                " WHERE key = %s",
                (newest, key),
            )
    except psycopg.Error as error:
        problem = str(error).splitlines()[0]
        with schemas.as_owner() as owner:
            owner.execute(
                "UPDATE registry.tenant SET migration_error = %s WHERE key = %s", (problem, key)
            )
        return Outcome(key, start or "", problem)
    return Outcome(key, newest)
