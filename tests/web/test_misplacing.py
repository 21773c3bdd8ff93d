"""A pin or words that speak of another place than the chosen one do not pass in silence."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.api.calling import a_report, caller, said
from tests.factories.boundaries import in_force, squares
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor
from tests.web.test_placing import FAR, ONE, TWO, point

pytestmark = pytest.mark.usefixtures("undone")
DOUBT = "Tempatnya sudah benar?"


@pytest.fixture
def visitor(app: Flask, sambas: Tenant) -> Visitor:
    with unit_of_work(sambas):
        in_force(squares([ONE, TWO]))
    return Visitor(app, sambas.host)


def checked(visitor: Visitor, **where: str) -> Page:
    """The last page of a report in the first village."""
    page = visitor.follow(visitor.submit(visitor.get("/lapor"), text=REPORT))
    page = visitor.follow(visitor.submit(page, topic="tidak-tahu"))
    place = {"district": ONE.rpartition(".")[0], "village": ONE}
    assert visitor.submit(page, **place, **where).status == 303
    token = page.path.split("/")[2]
    visitor.submit(visitor.get(f"/lapor/{token}/identitas"), identity="publik")
    return visitor.get(f"/lapor/{token}/periksa")


def village_of(page: Page, tenant: Tenant) -> str:
    with unit_of_work(tenant, read_only=True):
        found: str = complaints.drafts.find(page.path.split("/")[2]).answers["village"]
        return found


def test_a_pin_in_another_village_is_said_with_ways_out(visitor: Visitor) -> None:
    page = checked(visitor, **point(1))
    assert (
        "Titik di peta berada di Desa Lubuk Dagang, Kec. Sambas, "
        "tetapi Anda memilih Desa Dalam Kaum, Kec. Sambas."
    ) in page.text
    token = page.path.split("/")[2]
    assert page.find("a", href=f"/lapor/{token}/di-mana?ubah=1")
    assert page.find("button", name="place", value=TWO)
    assert visitor.submit(page).location.endswith("/terkirim")


@pytest.mark.parametrize(("wanted", "village"), [(TWO, TWO), ("tetap", ONE)])
def test_one_press_moves_it_there_or_keeps_it_and_nothing_is_asked_again(
    visitor: Visitor, sambas: Tenant, wanted: str, village: str
) -> None:
    page = checked(visitor, **point(1))
    again = visitor.follow(visitor.submit(page, place=wanted))
    assert again.path == page.path
    assert DOUBT not in again.text
    assert village_of(page, sambas) == village


def test_what_is_kept_is_asked_anew_once_the_place_changes(visitor: Visitor) -> None:
    page = checked(visitor, **point(1))
    visitor.submit(page, place="tetap")
    token = page.path.split("/")[2]
    latitude, longitude = FAR
    where = visitor.get(f"/lapor/{token}/di-mana")
    visitor.submit(where, latitude=latitude, longitude=longitude)
    assert "Titik di peta di luar batas daerah ini" in visitor.get(page.path).text


def test_nobody_moves_it_to_a_village_that_was_not_offered(
    visitor: Visitor, sambas: Tenant
) -> None:
    page = checked(visitor, **point(1))
    visitor.submit(page, place="61.01.09.2001")
    assert village_of(page, sambas) == ONE


def test_a_landmark_that_names_another_district_is_said(visitor: Visitor) -> None:
    page = checked(visitor, landmark="dekat kantor camat Tebas", **point(0))
    assert "Tulisannya menyebut Kecamatan Tebas, tetapi Anda memilih Desa Dalam Kaum" in page.text


def test_where_all_agree_nothing_is_asked(visitor: Visitor) -> None:
    assert DOUBT not in checked(visitor, landmark="depan pasar", **point(0)).text


def test_another_system_is_told_too(app: Flask, sambas: Tenant, visitor: Visitor) -> None:
    pin = point(1)
    fields = {"address_id": ONE, "lat": pin["latitude"], "long": pin["longitude"]}
    sent = caller(app, sambas).post("requests.json", a_report(sambas.host, **fields))
    told = said(sent)[0]["service_notice"]
    assert "Titik di peta berada di Desa Lubuk Dagang" in told
    assert "laporan dicatat di Desa Dalam Kaum" in told


def test_words_of_another_region_are_doubted(visitor: Visitor) -> None:
    page = checked(visitor, landmark="pasar Singkawang lama")
    assert (
        "Tulisannya menyebut Singkawang, tetapi Anda memilih Desa Dalam Kaum, Kec. Sambas."
    ) in page.text
