"""The application refuses to start on a database login that could do more than it must."""

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest
from flask import Flask
from sqlalchemy import make_url

from config import settings
from tenants import registry
from tenants.kernel import logins


def test_an_application_login_is_weak_enough(app) -> None:
    del app
    with psycopg.connect(logins.login_url(0)) as connection:
        logins.check_login(connection)


def test_a_superuser_is_refused(app) -> None:
    del app
    url = os.environ["JEMBATAN_SUPERUSER_DATABASE_URL"]
    with psycopg.connect(url) as superuser, pytest.raises(RuntimeError, match="NOSUPERUSER"):
        logins.check_login(superuser)


def ask(statement: str) -> None:
    """Said by the login itself, as hostile SQL would be."""
    with psycopg.connect(logins.login_url(0)) as connection:
        place = connection.info.dbname
        words = statement.format(me=logins.login_name(0), here=place)
        connection.execute(words.encode())


@pytest.fixture
def mended(app: Flask) -> Iterator[None]:
    yield
    registry.roles.bootstrap(os.environ["JEMBATAN_SUPERUSER_DATABASE_URL"])
    with psycopg.connect(logins.login_url(0)) as connection:
        logins.check_login(connection)


@pytest.mark.usefixtures("mended")
@pytest.mark.parametrize(
    ("hostile", "named"),
    [
        ("ALTER ROLE {me} SET role = 't_sambas'", "role"),
        ("ALTER ROLE {me} SET search_path = 't_sambas'", "search_path"),
        ("ALTER ROLE {me} SET statement_timeout = 0", "statement_timeout"),
        ("ALTER ROLE {me} RESET statement_timeout", "statement_timeout"),
        ("ALTER ROLE {me} IN DATABASE {here} SET search_path = 't_sambas'", "search_path"),
        ("ALTER ROLE {me} IN DATABASE {here} SET application_name = 'x'", "application_name"),
    ],
)
def test_what_a_login_left_for_its_later_connections_is_found_at_the_start(
    hostile: str, named: str
) -> None:
    """No server lets us forbid it; bootstrap takes it away again."""
    ask(hostile)
    with pytest.raises(RuntimeError, match=rf"bootstrap.*: {named}\."):
        logins.check_logins()


@pytest.mark.usefixtures("mended")
def test_a_login_that_took_another_password_is_let_in_again_by_bootstrap() -> None:
    ask("ALTER ROLE {me} PASSWORD 'milik-orang-lain'")
    with pytest.raises(psycopg.OperationalError, match="authentication"):
        psycopg.connect(logins.login_url(0))


def test_the_platforms_login_is_looked_at_too(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    superuser = os.environ["JEMBATAN_SUPERUSER_DATABASE_URL"]
    monkeypatch.setattr(settings, "PLATFORM_DATABASE_URL", superuser)
    with pytest.raises(RuntimeError, match="NOSUPERUSER"):
        logins.check_logins()


@pytest.mark.parametrize("other", ["postgres", "template1"])
def test_our_logins_enter_no_database_that_came_with_the_server(app: Flask, other: str) -> None:
    for url in (logins.login_url(0), settings.PLATFORM_DATABASE_URL, settings.OWNER_DATABASE_URL):
        place = make_url(url).set(database=other).render_as_string(hide_password=False)
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(place)


@pytest.mark.usefixtures("mended")
def test_the_command_mends_what_no_process_starts_with() -> None:
    """The way out must not be behind the door that is closed; a release may set one more, too."""
    ask("ALTER ROLE {me} SET statement_timeout = 0")
    words = [sys.executable, "-m", "flask", "--app", "wsgi", "database", "bootstrap"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "database ready" in done.stdout, done.stderr
    logins.check_logins()
