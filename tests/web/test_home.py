"""The home page: each number leads to as many reports, and it says who is late."""

from datetime import timedelta

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Visibility
from tenants.kernel import clock, memory
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint, a_referred_complaint, an_answered_complaint, an_officer
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def visitor(app: Flask, sambas: Tenant) -> Visitor:
    with unit_of_work(sambas):
        with clock.frozen(clock.now() - timedelta(days=40)):
            a_referred_complaint()
            a_referred_complaint(visibility=Visibility.SECRET)
        a_complaint()
        an_answered_complaint()
    return Visitor(app, sambas.host)


def numbers(page: Page) -> dict[str, str]:
    """What each number that is a link says, by its address."""
    found = [each for each in page.find("a") if "stat" in each.get("class", "").split()]
    return {each.get("href", ""): "".join(next(each.iter("b")).itertext()) for each in found}


def rows(page: Page) -> int:
    return len(page.find("li", **{"class": "report"}))


def test_a_matter_stands_once_among_the_newest(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        lead, member = a_referred_complaint(), a_referred_complaint()
        numbers = lead.reference, member.reference
        complaints.clusters.merge(an_officer(), member, lead, version=member.version)
    visitor = Visitor(app, sambas.host)
    home, everything = visitor.get("/"), visitor.get("/pengaduan")
    assert [number in home.text for number in numbers] == [True, False]
    assert [number in everything.text for number in numbers] == [True, True]


def test_each_number_leads_to_a_list_that_long_and_says_so(visitor: Visitor) -> None:
    found = numbers(visitor.get("/"))
    assert found == {
        "/pengaduan?state=masuk-30-hari": "1",
        "/pengaduan?state=terbuka": "2",
        "/pengaduan?state=terlambat": "1",
        "/pengaduan?state=selesai-30-hari": "0",
    }
    for path, number in found.items():
        page = visitor.get(path)
        [said] = page.find("p", role="status")
        assert (str(rows(page)), said.text) == (number, f"{number} laporan")


def late_rows(page: Page) -> list[list[str]]:
    tables = [each for each in page.find("table") if each.get("id") == "terlambat"]
    found = [row for table in tables for row in next(table.iter("tbody")).iter("tr")]
    return [["".join(cell.itertext()) for cell in row] for row in found]


def test_it_names_the_agencies_where_five_or_more_are_late(
    visitor: Visitor, sambas: Tenant
) -> None:
    page = visitor.get("/")
    assert late_rows(page) == []
    assert "1 dinas dengan kurang dari 5 laporan lewat tenggat tidak ditampilkan." in page.text
    with unit_of_work(sambas), clock.frozen(clock.now() - timedelta(days=40)):
        for _ in range(4):
            a_referred_complaint()
        memory.forget()
    page = visitor.get("/")
    assert late_rows(page) == [["Dinas Pekerjaan Umum dan Penataan Ruang", "5", "5"]]
    assert "tidak ditampilkan" not in page.text


def test_a_list_says_how_many_there_are_on_all_its_pages(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        for _ in range(21):
            a_referred_complaint()
    visitor = Visitor(app, sambas.host)
    for path in ("/pengaduan", "/pengaduan?q=sekolah&state=didisposisikan"):
        page = visitor.get(path)
        assert rows(page) == 20
        assert "21 laporan" in page.text
