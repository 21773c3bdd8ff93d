"""What a failed statement says: which rule was broken, and nothing that a person wrote."""

import traceback
from collections.abc import Callable

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from tenants.kernel.db import session
from tenants.people import Account

pytestmark = pytest.mark.usefixtures("in_tenant")

PRIVATE = {
    "email": "kenari@contoh.test",
    "name": "Kenari Wati",
    "password_hash": "$argon2id$kenari",
}


def rows(**more: object) -> dict[str, object]:
    return {**PRIVATE, "locale": "id", "digest": "weekly", **more}


def twice() -> None:
    for _ in range(2):
        session.add(Account(**PRIVATE))
        session.flush()


def without_what_it_must_have() -> None:
    session.execute(insert(Account).values(**rows(locale=None)))


def many_at_once() -> None:
    session.connection().exec_driver_sql(
        "INSERT INTO audit (at, actor, action, subject, detail) VALUES (now(), %s, 'x', %s, %s)",
        [(PRIVATE["email"], PRIVATE["name"], "{}"), (PRIVATE["email"], PRIVATE["name"], None)],
    )


def in_a_wrong_kind() -> None:
    session.execute(text("SELECT 1 WHERE :given = ''"), {"given": PRIVATE["name"] + "\x00"})


@pytest.mark.parametrize("fail", [twice, without_what_it_must_have, many_at_once, in_a_wrong_kind])
def test_an_error_of_the_database_names_nobody(fail: Callable[[], None]) -> None:
    """It goes to logs, to the queue's list of failures and into an announcement's last error."""
    with pytest.raises(DBAPIError) as raised:
        fail()
    told = "".join(traceback.format_exception(raised.value)) + repr(raised.value)
    for private in (*PRIVATE.values(), "kenari", "Kenari"):
        assert private not in told
