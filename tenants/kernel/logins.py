"""The application's database logins: one a bulkhead, each as weak as tenancy needs it to be."""

from typing import Any

import psycopg
from sqlalchemy import make_url

from config import settings


def login_name(bulkhead: int) -> str:
    return f"jembatan_app_{bulkhead:02d}"


def login_url(bulkhead: int) -> str:
    """The application login of one bulkhead: the same address and password, another name."""
    url = make_url(settings.DATABASE_URL).set(username=login_name(bulkhead))
    return url.render_as_string(hide_password=False)


def role_settings() -> dict[str, str]:
    """What bootstrap gives a login, as the server keeps it: no path, no endless statement or wait.

    A login may change its own, and no server lets us forbid it: whoever smuggles in a whole
    statement could leave something behind for every later connection.
    """
    most = int(settings.STATEMENT_TIMEOUT_MS)
    return {
        "search_path": '""',
        "statement_timeout": str(most),
        "lock_timeout": str(int(settings.LOCK_TIMEOUT_MS)),
        "idle_in_transaction_session_timeout": str(4 * most),
    }


def check_login(connection: psycopg.Connection[Any]) -> None:
    """RuntimeError unless this login is as weak as tenancy needs it to be (T83).

    Where a managed server does not let us revoke `set_config`, hostile SQL is held by the
    bulkheads alone, so one is not enough.
    """
    row = connection.execute(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolinherit,"
        " has_function_privilege('pg_catalog.set_config(text,text,boolean)', 'EXECUTE')"
        " FROM pg_catalog.pg_roles WHERE rolname = session_user"
    ).fetchone()
    too_strong, sets_config = row or (True, True)
    if too_strong:
        message = "the application's database login must be NOSUPERUSER, NOINHERIT, NOCREATEROLE"
        raise RuntimeError(message)
    if sets_config and settings.BULKHEADS == 1:
        message = "set_config is executable here: raise JEMBATAN_BULKHEADS above 1"
        raise RuntimeError(message)
    _check_settings(connection)


def _check_settings(connection: psycopg.Connection[Any]) -> None:
    rows = connection.execute(
        "SELECT unnest(setconfig) FROM pg_catalog.pg_db_role_setting s"
        " JOIN pg_catalog.pg_roles r ON r.oid = s.setrole"
        " LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase"
        " WHERE rolname = session_user AND (setdatabase = 0 OR datname = current_database())"
    ).fetchall()
    wanted = {f"{name}={value}" for name, value in role_settings().items()}
    found = {text for (text,) in rows}
    if found != wanted:
        names = sorted({text.partition("=")[0] for text in found ^ wanted})
        message = (
            f"{connection.info.user}: not as `flask database bootstrap` leaves it: "
            f"{', '.join(names)}. Find out who changed it, then run it again"
        )
        raise RuntimeError(message)


def check_logins() -> None:
    """check_login for each; a database that is away is checked by whoever starts next."""
    urls = [login_url(number) for number in range(settings.BULKHEADS)]
    for url in (*urls, settings.PLATFORM_DATABASE_URL):
        try:
            with psycopg.connect(url, connect_timeout=5) as connection:
                check_login(connection)
        except psycopg.OperationalError:
            return
