"""Wrong passwords: how many, from where, and that nobody can lock out somebody else."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import an_account
from tests.signing_in import CONSOLE_HOST, OPERATOR, PASSWORD, appoint, hashed
from tests.visitor import Page, Visitor

WRONG = "bukan-sandinya-itu"
ATTACKER, HOME = "192.0.2.66", "198.51.100.7"

pytestmark = pytest.mark.usefixtures("undone", "unlimited")


@pytest.fixture(params=["regency", "console"])
def door(request: pytest.FixtureRequest, sambas: Tenant) -> tuple[str, str]:
    """A host, and the address of somebody with PASSWORD there."""
    if request.param == "console":
        appoint()
        return CONSOLE_HOST, OPERATOR
    with unit_of_work(sambas):
        account = an_account()
        account.password_hash = hashed()
        return sambas.host, account.email


def tries(visitor: Visitor, email: str, password: str = WRONG, times: int = 1) -> list[int]:
    page = visitor.get("/masuk")
    return [attempt(visitor, page, email, password).status for _ in range(times)]


def attempt(visitor: Visitor, page: Page, email: str, password: str) -> Page:
    return visitor.submit(page, email=email, password=password)


def places() -> Iterator[str]:
    for number in range(250):
        yield f"203.0.113.{number}"


def test_one_place_tries_an_account_ten_times_and_no_more(
    app: Flask, door: tuple[str, str]
) -> None:
    """T65; headers that a client writes are no other place."""
    host, email = door
    visitor = Visitor(app, host, address=ATTACKER)
    page = visitor.get("/masuk")
    fields = page.form() | {"email": email, "password": WRONG}
    statuses = [
        visitor.post("/masuk", fields, X_Forwarded_For=place).status
        for place, _ in zip(places(), range(12), strict=False)
    ]
    assert statuses == [422] * 10 + [429] * 2
    assert tries(visitor, "lain@contoh.test") == [422]  # nobody else is kept out


def test_wrong_passwords_of_a_stranger_do_not_lock_the_owner_out(
    app: Flask, door: tuple[str, str]
) -> None:
    host, email = door
    assert tries(Visitor(app, host, address=ATTACKER), email, times=11)[-1] == 429
    assert tries(Visitor(app, host, address=HOME), email, PASSWORD) == [303]


def test_from_many_places_an_account_is_tried_fifty_times(
    app: Flask, door: tuple[str, str]
) -> None:
    host, email = door
    statuses = [
        tries(Visitor(app, host, address=place), email)[0]
        for place, _ in zip(places(), range(52), strict=False)
    ]
    assert statuses == [422] * 50 + [429] * 2


def test_a_browser_that_signed_in_before_is_not_locked_out_by_the_whole_world(
    app: Flask, door: tuple[str, str]
) -> None:
    host, email = door
    own = Visitor(app, host, address=HOME)
    assert tries(own, email, PASSWORD) == [303]
    for place, _ in zip(places(), range(51), strict=False):
        tries(Visitor(app, host, address=place), email)
    assert tries(Visitor(app, host, address="198.51.100.8"), email, PASSWORD) == [429]
    assert tries(own, email, PASSWORD) == [303]


def test_a_known_browser_counts_its_own_wrong_passwords(app: Flask, door: tuple[str, str]) -> None:
    """A stolen device cookie is no way around the limits, wherever it is carried to."""
    host, email = door
    own = Visitor(app, host, address=HOME)
    assert tries(own, email, PASSWORD) == [303]
    statuses = []
    for place, _ in zip(places(), range(12), strict=False):
        own.address = place
        statuses += tries(own, email)
    assert statuses == [422] * 10 + [429] * 2


def test_a_device_is_known_for_its_own_account_alone(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        attacker, victim = (an_account() for _ in range(2))
        attacker.password_hash = hashed()
        emails = attacker.email, victim.email
    thief = Visitor(app, sambas.host, address=ATTACKER)
    assert tries(thief, emails[0], PASSWORD) == [303]
    for place, _ in zip(places(), range(51), strict=False):
        tries(Visitor(app, sambas.host, address=place), emails[1])
    assert tries(thief, emails[1]) == [429]


def test_an_ipv6_connection_is_one_place(app: Flask, door: tuple[str, str]) -> None:
    host, email = door
    statuses = []
    for number in range(11):
        statuses += tries(Visitor(app, host, address=f"2001:db8:1:2::{number:x}"), email)
    assert statuses == [422] * 10 + [429]
    assert tries(Visitor(app, host, address="2001:db8:1:3::1"), email) == [422]


def test_an_ipv4_address_is_one_place_however_the_socket_heard_it(
    app: Flask, door: tuple[str, str]
) -> None:
    """A socket for both kinds writes all of IPv4 into one network of IPv6."""
    host, email = door
    heard = [Visitor(app, host, address=f"::ffff:203.0.113.{last}") for last in (7, 8)]
    assert tries(heard[0], email, times=11)[-1] == 429
    assert tries(heard[1], email) == [422]


@pytest.mark.parametrize("path", ["/lupa-sandi", "/daftar"])
def test_mails_are_asked_for_ten_times_and_no_more(app: Flask, sambas: Tenant, path: str) -> None:
    """T65: with a counter of its own, which wrong passwords do not use up."""
    visitor = Visitor(app, sambas.host, address=ATTACKER)
    email = "korban@contoh.test"
    assert tries(visitor, email, times=11)[-1] == 429
    typed = {"name": "Siapa", "agree": "y"} if path == "/daftar" else {}
    page = visitor.get(path)
    statuses = [visitor.submit(page, email=email, **typed).status for _ in range(11)]
    assert statuses == [200] * 10 + [429]
    elsewhere = Visitor(app, sambas.host, address=HOME)
    assert elsewhere.submit(elsewhere.get(path), email=email, **typed).status == 200


def test_mails_to_one_mailbox_are_ten_whatever_stands_behind_a_plus(
    app: Flask, sambas: Tenant
) -> None:
    """T65."""
    visitor = Visitor(app, sambas.host, address=ATTACKER)
    page = visitor.get("/daftar")
    statuses = [
        visitor.submit(page, email=f"korban+{number}@contoh.test", name="Siapa", agree="y").status
        for number in range(11)
    ]
    assert statuses == [200] * 10 + [429]
