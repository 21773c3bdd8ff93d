"""The site's own rooms: what services offer stands on the home page, in the menus, at /meja."""

import pytest
from flask import Flask

from tenants import deadlines
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.strangers import Pair
from tests.visitor import Page, Visitor
from web.portal.offerings import OFFERINGS


@pytest.mark.usefixtures("undone")
def test_the_home_page_promises_what_the_tenant_promises(app: Flask, sambas: Tenant) -> None:
    """Days in prose follow the law profile and the tenant's own tighter limit."""
    home = Visitor(app, sambas.host).get("/")
    assert "Paling lambat 3 hari kerja, laporan sampai" in home.text
    assert "Jawaban pertama paling lambat 5 hari kerja kemudian" in home.text
    with unit_of_work(sambas):
        deadlines.tighten("complaint.answer", 1)
    english = Visitor(app, sambas.host).get("/?bahasa=en")
    assert "The first answer comes within 1 working day after that" in english.text


def test_the_two_counts_of_what_is_overdue_say_what_they_count(app: Flask, pair: Pair) -> None:
    """The same word over two numbers: the public one is of less."""
    mine, _ = pair
    assert "Yang dihitung hanya laporan yang terbuka untuk umum" in mine.visitor(app).get("/").text
    desk = mine.visitor(app, "coordinator").get("/meja/dinas").text
    assert "Di sini dihitung semua laporan di dinas, juga yang rahasia" in desk


@pytest.mark.parametrize(
    ("who", "where"),
    [
        ("pupr", "/meja/pengaduan"),
        ("coordinator", "/meja/koordinasi"),
        ("admin", "/meja/orang"),
        ("head", "/meja/angka"),
        ("regent", "/meja/pimpinan"),
    ],
)
def test_staff_are_led_to_their_own_desk(app: Flask, pair: Pair, who: str, where: str) -> None:
    visitor = pair[0].visitor(app, who)
    assert visitor.get("/meja").location == where


def test_the_menu_shows_each_their_own_desks(app: Flask, pair: Pair) -> None:
    mine, _ = pair
    desks = {item.url for offering in OFFERINGS for item in offering.desks}
    shown = {
        who: desks & addresses(mine.visitor(app, who).get(path))
        for who, path in (
            ("pupr", "/meja/pengaduan"),
            ("coordinator", "/meja/koordinasi"),
            ("head", "/meja/angka"),
            ("regent", "/meja/pimpinan"),
            ("resident", "/akun"),
        )
    }
    assert shown == {
        "pupr": {"/meja/pengaduan", "/meja/templat", "/meja/loket"},
        "coordinator": {
            "/meja/koordinasi",
            "/meja/dinas",
            "/meja/pengarahan",
            "/meja/pimpinan",
            "/meja/templat",
            "/meja/loket",
        },
        "head": {"/meja/angka"},
        "regent": {"/meja/pimpinan"},
        "resident": set(),
    }


def test_whatever_a_menu_offers_is_there(app: Flask, pair: Pair) -> None:
    visitor = pair[0].visitor(app)
    for offering in OFFERINGS:
        for item in offering.menu:
            assert visitor.get(item.url).status == 200
            assert item.url in addresses(visitor.get("/"))


def addresses(page: Page) -> set[str | None]:
    return {each.get("href") for each in page.find("a")}
