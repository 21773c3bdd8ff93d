"""A report is found by its number, by where it is, and by its words; and a list says how many."""

import pytest
from flask import Flask

from tenants import agencies, complaints
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor, Role
from tests.factories import a_referred_complaint, a_resident, an_officer, somebody
from tests.signing_in import signed_in
from tests.visitor import HTMX, Page, Visitor

INBOX = "/meja/pengaduan"
BEKUT = "61.01.04.2004"

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def reference(sambas: Tenant) -> str:
    """A report at a place of its own, and another elsewhere."""
    with unit_of_work(sambas):
        a_referred_complaint(text="Pohon tumbang menutup jalan raya di dekat pasar ikan.")
        found = a_referred_complaint(village_code=BEKUT, landmark="seberang masjid Nurul Huda")
        return found.reference


def take_to_its_end(tenant: Tenant, reference: str, *, closed: bool) -> None:
    with unit_of_work(tenant):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
        officer = somebody(Role.OFFICER, agencies.by_code("dinas-pupr").id)
        complaints.answer(officer, found, text="Sudah ditambal.", version=found.version)
        if closed:
            reporter = Actor(proofs=frozenset({found.proof}))
            complaints.close(reporter, found, note=None, version=found.version)


def rows(page: Page) -> list[str]:
    return [each.text or "" for each in page.find("span", **{"class": "reference"})]


def written(reference: str) -> list[str]:
    """As people type a number."""
    bare = reference.replace("-", "")
    return [reference, reference.lower(), bare, bare.lower(), f" {reference} ", reference[-6:]]


@pytest.mark.parametrize("way", range(6))
@pytest.mark.parametrize("path", [INBOX, "/pengaduan"])
def test_a_number_is_found_however_it_is_written(
    officer: Visitor, reference: str, path: str, way: int
) -> None:
    page = officer.open(path, query_string={"q": written(reference)[way]})
    assert rows(page) == [reference]


@pytest.mark.parametrize("place", ["Bekut", "bekut", "Desa Bekut", "Tebas", "kec. tebas"])
@pytest.mark.parametrize("path", [INBOX, "/pengaduan"])
def test_a_place_is_found_by_its_name(
    officer: Visitor, reference: str, path: str, place: str
) -> None:
    assert rows(officer.open(path, query_string={"q": place})) == [reference]


def test_a_landmark_is_found_on_the_desk(officer: Visitor, reference: str) -> None:
    assert rows(officer.get(f"{INBOX}?q=masjid+nurul")) == [reference]


def test_a_search_stays_in_the_list_it_began_in(
    officer: Visitor, sambas: Tenant, reference: str
) -> None:
    take_to_its_end(sambas, reference, closed=False)
    page = officer.get(f"{INBOX}?kotak=ditanggapi")
    [form] = [each for each in page.find("form") if each.get("role") == "search"]
    kept = {each.get("name"): each.get("value") for each in form.iter("input")}
    assert kept["kotak"] == "ditanggapi"
    searched = officer.get(f"{INBOX}?kotak=ditanggapi&q=bekut")
    assert rows(searched) == [reference]
    [current] = [each for each in searched.find("a") if each.get("aria-current") == "true"]
    assert "Menunggu penilaian pelapor" in "".join(current.itertext())
    others = [
        each.get("href", "") for each in searched.find("a") if "kotak=" in each.get("href", "")
    ]
    assert others
    assert all("q=bekut" in each for each in others)


def test_what_is_closed_has_a_list_of_its_own(
    officer: Visitor, sambas: Tenant, reference: str
) -> None:
    take_to_its_end(sambas, reference, closed=True)
    assert reference not in rows(officer.get(INBOX))
    assert rows(officer.get(f"{INBOX}?kotak=selesai")) == [reference]


def test_the_closed_ones_come_last_closed_first_and_page_by_page(
    officer: Visitor, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        numbers = [a_referred_complaint(a_resident()).reference for _ in range(22)]
    for each in numbers:
        take_to_its_end(sambas, each, closed=True)
    first = officer.get(f"{INBOX}?kotak=selesai")
    assert rows(first) == numbers[:1:-1]
    assert "22 laporan" in first.text
    [following] = [each.get("href", "") for each in first.find("a", rel="next")]
    assert rows(officer.get(following)) == numbers[1::-1]


def test_nothing_found_says_so_and_where_else_to_look(
    officer: Visitor, sambas: Tenant, reference: str
) -> None:
    take_to_its_end(sambas, reference, closed=True)
    page = officer.get(f"{INBOX}?q={reference}")
    assert rows(page) == [reference]
    assert "Ditemukan di daftar lain" in page.text
    assert rows(officer.get(f"{INBOX}?q=tidakadadimanapun")) == []
    assert rows(officer.get(f"{INBOX}?kotak=terlambat")) == []
    assert "Tidak ada yang menunggu" not in page.text
    [elsewhere] = [
        each.get("href", "")
        for each in page.find("a", **{"class": "tap"})
        if "kotak=selesai" in each.get("href", "")
    ]
    assert rows(officer.get(elsewhere)) == [reference]


def test_the_boxes_are_counted_once_and_together(officer: Visitor, reference: str) -> None:
    part = officer.get(f"{INBOX}?kotak=baru&q=bekut", **HTMX, HX_Target="counters")
    assert "Baru masuk</span><b>1</b>" in part.text  # of what is searched for: as many as it lists
    assert "kotak=terlambat&amp;q=bekut" in part.text
    assert reference not in part.text


def test_rows_name_the_agency_only_to_an_officer_of_several(
    app: Flask, sambas: Tenant, officer: Visitor, reference: str
) -> None:
    name = "Dinas Pekerjaan Umum dan Penataan Ruang"
    assert name not in officer.get(INBOX).text
    both = signed_in(app, sambas, lambda: an_officer("dinas-pupr", "dinas-sosial"))
    assert name in both.get(INBOX).text


def test_a_search_says_how_many_or_that_there_are_more_than_anybody_counts(
    app: Flask, sambas: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unit_of_work(sambas):
        for _number in range(3):
            a_referred_complaint(text="Pohon zamrud tumbang menutup jalan raya di dekat pasar.")
    visitor = Visitor(app, sambas.host)
    assert "3 laporan" in visitor.get("/pengaduan?q=zamrud").text
    with unit_of_work(sambas):
        a_referred_complaint(text="Lampu zamrud di simpang tiga mati sejak pekan lalu.")
    monkeypatch.setattr(complaints.queries.selection, "MOST_COUNTED", 2)
    monkeypatch.setattr(complaints, "MOST_COUNTED", 2)
    assert "Lebih dari 2 laporan" in visitor.get("/pengaduan?q=zamrud").text
