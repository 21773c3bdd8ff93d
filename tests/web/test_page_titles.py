"""A page's title stays in histories and on shared screens: it names nobody, whoever reads."""

import pytest
from flask import Flask

from tenants.complaints import Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_coordinator, a_referred_complaint, a_resident
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")
PLATE, PHONE = "B 1234 XYZ", "0812 3456 7890"
TEXT = f"Mobil {PLATE} menabrak pagar sekolah, sopirnya {PHONE}."


def filed(app: Flask, tenant: Tenant, visibility: Visibility) -> tuple[str, list[Visitor]]:
    """Its number, and browsers that may read all of it: its reporter's, a coordinator's."""
    with unit_of_work(tenant):
        actor = a_resident()
        number = a_referred_complaint(actor, text=TEXT, visibility=visibility).reference
    reporter = signed_in(app, tenant, lambda: actor)
    return number, [reporter, signed_in(app, tenant, a_coordinator)]


def pages(number: str, readers: list[Visitor]) -> list[Page]:
    addresses = f"/pengaduan/{number}", f"/meja/pengaduan/{number}"
    found = [reader.get(each) for reader, each in zip(readers, addresses, strict=True)]
    assert all(PLATE in each.text for each in found)  # in the body they may read it
    return found


def title(page: Page) -> str:
    return page.find("title")[0].text or ""


def test_the_title_covers_what_its_reader_may_see_below(app: Flask, sambas: Tenant) -> None:
    for page in pages(*filed(app, sambas, Visibility.PUBLIC)):
        assert "menabrak pagar sekolah" in title(page)
        assert PLATE not in title(page)
        assert PHONE not in title(page)


def test_the_title_of_a_secret_report_is_its_number(app: Flask, sambas: Tenant) -> None:
    number, readers = filed(app, sambas, Visibility.SECRET)
    for page in pages(number, readers):
        assert number in title(page)
        assert "pagar" not in title(page)
