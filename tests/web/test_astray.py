"""Who took a wrong turn at the desks is shown their own, and a slash too much does no harm."""

import pytest
from flask import Flask

from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_referred_complaint, an_officer
from tests.signing_in import signed_in
from tests.visitor import HTMX, Visitor

INBOX, QUEUE = "/meja/pengaduan", "/meja/koordinasi"

pytestmark = pytest.mark.usefixtures("undone")


@pytest.mark.parametrize("given", [{}, HTMX])
def test_a_desk_of_others_points_to_ones_own(coordinator: Visitor, given: dict[str, str]) -> None:
    page = coordinator.get(INBOX, **given)
    assert page.status == 403
    assert "Meja Anda" in page.text
    assert page.find("a", href=QUEUE)
    assert not page.find("a", href=INBOX)


def test_who_has_no_desk_is_shown_none(app: Flask, sambas: Tenant) -> None:
    page = signed_in(app, sambas, an_officer).get(QUEUE)
    assert (page.status, bool(page.find("a", href=INBOX))) == (403, True)
    assert "Meja Anda" not in Visitor(app, sambas.host).get("/tidak-ada").text


@pytest.mark.parametrize("path", [QUEUE, "/pengaduan", "/meja"])
def test_a_slash_at_the_end_leads_to_the_address_without(coordinator: Visitor, path: str) -> None:
    answer = coordinator.get(f"{path}/")
    assert (answer.status, answer.location) == (308, path)
    narrowed = coordinator.get(f"{path}/?q=jalan%20rusak")
    assert narrowed.location == f"{path}?q=jalan%20rusak"


def test_the_same_for_one_report(coordinator: Visitor, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        reference = a_referred_complaint().reference
    answer = coordinator.get(f"{INBOX}/{reference}/")
    assert (answer.status, answer.location) == (308, f"{INBOX}/{reference}")


@pytest.mark.parametrize(
    "path",
    ["/tidak-ada/", "//contoh.test/", "//meja/koordinasi/", "/\\contoh.test/", "/%0d%0aX: y/"],
)
def test_what_is_nowhere_leads_nowhere_else(coordinator: Visitor, path: str) -> None:
    """T41: a slash too much sends nobody to another host."""
    answer = coordinator.get(path)
    assert not answer.location or answer.location.startswith("/meja/"), answer.location
