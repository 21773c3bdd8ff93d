"""The public dashboard: what it tells, what it hides, and the same as open data."""

import csv
import io
from datetime import timedelta

import pytest
from flask import Flask

from tenants.complaints import Topic, Visibility
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_referred_complaint, an_answered_complaint
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("undone")
PAGE = "/pengaduan/angka"
LAMP = {"topic_code": "lampu-jalan-mati", "text": "Lampu jalan di simpang padam sejak lama."}


@pytest.fixture
def visitor(app: Flask, sambas: Tenant) -> Visitor:
    return Visitor(app, sambas.host)


@pytest.fixture
def month(undone: None, sambas: Tenant) -> None:
    """Six roads answered of seven filed, two lamps, four secrets."""
    with unit_of_work(sambas):
        for _ in range(6):
            an_answered_complaint()
        a_referred_complaint()
        for _ in range(2):
            a_referred_complaint(**LAMP)
        for _ in range(4):
            a_referred_complaint(visibility=Visibility.SECRET, text="Jalan kenari rahasia rusak.")


def rows(visitor: Visitor, path: str = f"{PAGE}.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(visitor.get(path).text)))


def test_a_region_without_reports_has_a_dashboard(visitor: Visitor) -> None:
    page = visitor.get(PAGE)
    assert page.status == 200
    assert "Belum ada laporan dalam waktu ini." in page.text


@pytest.mark.usefixtures("month")
def test_numbers_are_told_with_their_moment_and_small_groups_hidden_in_words(
    visitor: Visitor,
) -> None:
    page = visitor.get(PAGE)
    assert "Angka ini diperbarui" in page.text
    assert "WIB" in page.text
    assert "1 topik dengan kurang dari 5 laporan tidak ditampilkan." in page.text
    assert "Lampu jalan" not in page.text
    assert "jumlahnya kurang dari 5, jadi tidak disebut" in page.text
    assert "kenari" not in page.text
    assert "Kurang dari 5 jawaban" in page.text


@pytest.mark.usefixtures("month")
def test_each_picture_says_what_it_shows_and_has_its_table(visitor: Visitor) -> None:
    page = visitor.get(PAGE)
    drawn = page.find("figure")
    assert len(drawn) == 2
    for each in drawn:
        inside = {str(child.tag).rpartition("}")[2] for child in each.iter()}
        assert {"svg", "title", "desc"} <= inside
    assert {each.get("id") for each in page.find("table")} >= {"mingguan", "umur"}


@pytest.mark.usefixtures("month")
def test_the_open_data_are_the_numbers_of_the_page(visitor: Visitor) -> None:
    found = {(each["bagian"], each["kode"], each["ukuran"]): each for each in rows(visitor)}
    assert found["ringkasan", "", "masuk"]["nilai"] == "9"
    assert found["topik", "jalan-rusak", "masuk"]["nilai"] == "7"
    assert found["topik", "jalan-rusak", "jawaban_median"]["jumlah_laporan"] == "6"
    assert not [key for key in found if key[1] == "lampu-jalan-mati"]


def test_months_are_chosen_by_address_and_others_are_refused(
    visitor: Visitor, sambas: Tenant
) -> None:
    now = clock.now()
    with clock.frozen(now - timedelta(days=70)), unit_of_work(sambas):
        a_referred_complaint()
    past, this = (f"{each:%Y-%m}" for each in (now - timedelta(days=70), now))
    [came] = [
        each
        for each in rows(visitor, f"{PAGE}.csv?dari={past}&sampai={past}")
        if (each["bagian"], each["ukuran"]) == ("ringkasan", "masuk")
    ]
    assert came["nilai"] == "1"
    assert visitor.get(f"{PAGE}?dari={this}&sampai={past}").status == 200
    for wrong in ("1999-01", "2026-13", "x", "'"):
        assert visitor.get(f"{PAGE}?dari={wrong}").status == 400


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_a_name_that_begins_like_a_formula_is_data_in_a_spreadsheet(
    visitor: Visitor, sambas: Tenant, begins: str
) -> None:
    """T43."""
    with unit_of_work(sambas):
        session.get_one(Topic, "jalan-rusak").name = f"{begins}1+1"
        for _ in range(5):
            a_referred_complaint()
    names = {each["nama"] for each in rows(visitor) if each["bagian"] == "topik"}
    assert names == {f"'{begins}1+1"}
