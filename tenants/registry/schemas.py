"""A tenant's room in the database: its role, its schema, its tables. Runs as the owner."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from psycopg import sql

from config import settings
from tenants.kernel.logins import login_name
from tenants.kernel.tenancy import Tenant
from tenants.registry import histories

APPEND_ONLY = ("audit",)  # the tenant's role may add to these and read them, nothing else


@contextmanager
def as_owner() -> Iterator[psycopg.Connection]:
    """One transaction of the role that owns every schema; a role never used for requests."""
    with psycopg.connect(settings.OWNER_DATABASE_URL, connect_timeout=5) as connection:
        yield connection


def create(tenant: Tenant) -> None:
    """Role, schema and tables of the newest revision, whole or not at all; twice is harmless."""
    with as_owner() as owner:
        lock(owner, tenant.schema)
        _create_role(owner, tenant)
        if _exists(owner, tenant.schema):
            return
        role = sql.Identifier(tenant.schema)
        for template in (
            "CREATE SCHEMA {}",
            "GRANT USAGE ON SCHEMA {} TO {}",
            (
                "ALTER DEFAULT PRIVILEGES IN SCHEMA {} "
                "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}"
            ),
            "ALTER DEFAULT PRIVILEGES IN SCHEMA {} GRANT USAGE, SELECT ON SEQUENCES TO {}",
        ):
            owner.execute(sql.SQL(template).format(role, role))
        run(owner, tenant.schema, histories.fresh())


def limit_waits(owner: psycopg.Connection) -> None:
    """Fail after two seconds behind somebody's lock, rather than make everybody wait behind us."""
    owner.execute("SET LOCAL lock_timeout = '2s'")


def run(owner: psycopg.Connection, schema: str, statements: Sequence[str]) -> None:
    """Statements of a revision, one at a time, inside one tenant's schema."""
    owner.execute(sql.SQL("SET LOCAL search_path = {}, ext").format(sql.Identifier(schema)))
    limit_waits(owner)
    for statement in statements:
        owner.execute(statement.encode())
    for table in APPEND_ONLY:
        owner.execute(
            sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(
                sql.Identifier(table), sql.Identifier(schema)
            )
        )


def drop(tenant: Tenant) -> None:
    """Remove a tenant's schema and role with all they hold."""
    role = sql.Identifier(tenant.schema)
    with as_owner() as owner:
        lock(owner, tenant.schema)
        owner.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(role))
        owner.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(role))


def _create_role(owner: psycopg.Connection, tenant: Tenant) -> None:
    role = sql.Identifier(tenant.schema)
    login = sql.Identifier(login_name(tenant.bulkhead))
    known = owner.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (tenant.schema,)).fetchone()
    if known is None:
        owner.execute(sql.SQL("CREATE ROLE {} NOLOGIN NOINHERIT").format(role))
    owner.execute(sql.SQL("GRANT {} TO {}").format(role, login))


def _exists(owner: psycopg.Connection, schema: str) -> bool:
    found = owner.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", (schema,)).fetchone()
    return found is not None


def lock(owner: psycopg.Connection, schema: str) -> None:
    """One worker at a time per tenant; the number is of the schema's name, database-wide (T18)."""
    owner.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"schema:{schema}",))
