"""The roles of tenancy and what the database itself refuses. Runs once, as the superuser.

Idempotent: `flask database bootstrap` may run at every deployment.
"""

import contextlib
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from config import settings
from tenants.kernel.logins import login_name, login_url, role_settings
from tenants.registry import histories, schemas

OWNER = "jembatan_owner"
PLATFORM = "jembatan_platform"
BACKUP = "jembatan_backup"


def bootstrap(superuser_url: str) -> None:
    """Create the database, its roles and the registry at its newest revision."""
    parts = urlsplit(settings.OWNER_DATABASE_URL)
    database = parts.path.lstrip("/")
    with psycopg.connect(superuser_url, autocommit=True) as superuser:
        _create_roles(superuser)
        _close_others(superuser)
        known = superuser.execute(
            "SELECT 1 FROM pg_database WHERE datname = %s", (database,)
        ).fetchone()
        if known is None:
            superuser.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(database), sql.Identifier(OWNER)
                )
            )
    inside = urlunsplit(urlsplit(superuser_url)._replace(path=f"/{database}"))
    with psycopg.connect(inside, autocommit=True) as superuser:
        _close_doors(superuser, database)
    migrate_registry()


def _create_roles(superuser: psycopg.Connection) -> None:
    app = [login_url(number) for number in range(settings.BULKHEADS)]
    _login(superuser, OWNER, settings.OWNER_DATABASE_URL, "CREATEROLE")
    _login(superuser, PLATFORM, settings.PLATFORM_DATABASE_URL)
    for url in app:
        _login(superuser, str(urlsplit(url).username), url)
    if not _known(superuser, BACKUP):
        superuser.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(BACKUP)))


def _login(superuser: psycopg.Connection, role: str, url: str, *powers: str) -> None:
    password = unquote(urlsplit(url).password or "")
    name = sql.Identifier(role)
    if not _known(superuser, role):
        superuser.execute(sql.SQL("CREATE ROLE {}").format(name))
    superuser.execute(
        sql.SQL("ALTER ROLE {} LOGIN NOINHERIT NOSUPERUSER NOCREATEDB {} PASSWORD {}").format(
            name, sql.SQL(" ".join(powers) or "NOCREATEROLE"), sql.Literal(password)
        )
    )
    _set(superuser, role, {"search_path": '""'} if role == OWNER else role_settings())


def _set(superuser: psycopg.Connection, role: str, wanted: dict[str, str]) -> None:
    """Give a role these settings and take from it all that it may have given itself."""
    name = sql.Identifier(role)
    places = superuser.execute(
        "SELECT datname FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole"
        " JOIN pg_database d ON d.oid = s.setdatabase WHERE rolname = %s",
        (role,),
    ).fetchall()
    with superuser.transaction():
        for (place,) in places:
            superuser.execute(
                sql.SQL("ALTER ROLE {} IN DATABASE {} RESET ALL").format(
                    name, sql.Identifier(place)
                )
            )
        superuser.execute(sql.SQL("ALTER ROLE {} RESET ALL").format(name))
        for setting, value in wanted.items():
            superuser.execute(
                sql.SQL("ALTER ROLE {} SET {} = {}").format(
                    name, sql.Identifier(setting), sql.Literal(value.strip('"'))
                )
            )


def _known(superuser: psycopg.Connection, role: str) -> bool:
    found = superuser.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
    return found is not None


def _close_others(superuser: psycopg.Connection) -> None:
    """Our logins have no business in the databases that come with a server, where all may enter."""
    others = superuser.execute(
        "SELECT datname FROM pg_database WHERE datname IN ('postgres', 'template1')"
        " AND has_database_privilege('public', oid, 'CONNECT')"
    ).fetchall()
    for (name,) in others:
        with contextlib.suppress(psycopg.errors.InsufficientPrivilege):  # a managed server's own
            superuser.execute(
                sql.SQL("REVOKE CONNECT ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name))
            )


def _close_doors(superuser: psycopg.Connection, database: str) -> None:
    place = sql.Identifier(database)
    logins = sql.SQL(", ").join(map(sql.Identifier, _logins()))
    statements: Iterable[sql.SQL | sql.Composed] = (
        sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(place),
        sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(place, logins),
        sql.SQL("REVOKE ALL ON SCHEMA public FROM PUBLIC"),
        sql.SQL(
            "REVOKE EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) FROM PUBLIC"
        ),
        sql.SQL(
            "GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO {}"
        ).format(sql.Identifier(BACKUP)),
        sql.SQL("CREATE SCHEMA IF NOT EXISTS ext"),
        sql.SQL("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA ext"),
        sql.SQL("CREATE SCHEMA IF NOT EXISTS registry AUTHORIZATION {}").format(
            sql.Identifier(OWNER)
        ),
        sql.SQL("GRANT CREATE ON DATABASE {} TO {}").format(place, sql.Identifier(OWNER)),
    )
    for statement in statements:
        superuser.execute(statement)


def _logins() -> list[str]:
    app = [login_name(number) for number in range(settings.BULKHEADS)]
    return [OWNER, PLATFORM, BACKUP, *app]


def migrate_registry() -> bool:
    """Bring the registry's own tables to the newest revision; False if they were there."""
    newest = histories.head("registry")
    with schemas.as_owner() as owner:
        owner.execute("SET LOCAL search_path = registry")
        owner.execute("SELECT pg_advisory_xact_lock(hashtextextended('schema:registry', 0))")
        owner.execute("CREATE TABLE IF NOT EXISTS schema_revision (revision text PRIMARY KEY)")
        row = owner.execute("SELECT revision FROM schema_revision").fetchone()
        found = row[0] if row else None
        if found == newest:
            return False
        for statement in histories.upgrade("registry", found):
            owner.execute(statement.encode())
        platform = sql.Identifier(PLATFORM)
        owner.execute(sql.SQL("GRANT USAGE ON SCHEMA registry TO {}").format(platform))
        for rights, things in (
            ("SELECT, INSERT, UPDATE, DELETE", "TABLES"),
            ("USAGE, SELECT", "SEQUENCES"),
        ):
            owner.execute(
                sql.SQL("GRANT {} ON ALL {} IN SCHEMA registry TO {}").format(
                    sql.SQL(rights), sql.SQL(things), platform
                )
            )
        owner.execute(sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON audit FROM {}").format(platform))
        owner.execute("DELETE FROM schema_revision")
        owner.execute("INSERT INTO schema_revision VALUES (%s)", (newest,))
    return True
