"""The application refuses to start on a database login that could do more than it must."""

import os

import psycopg
import pytest

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
