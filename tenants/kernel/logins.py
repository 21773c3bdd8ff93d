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


def check_logins() -> None:
    """check_login for every bulkhead; a database that is away is checked by whoever starts next."""
    for number in range(settings.BULKHEADS):
        try:
            with psycopg.connect(login_url(number), connect_timeout=5) as connection:
                check_login(connection)
        except psycopg.OperationalError:
            return
