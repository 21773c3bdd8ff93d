"""The administrator's desk of boundaries: send, look, put in force or leave."""

import io

import pytest
from flask import Flask

from tenants import places
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories.boundaries import a_file, a_square, middle, squares
from tests.visitor import Page, Visitor
from tests.web.administering import staff

pytestmark = pytest.mark.usefixtures("undone")
DESK = "/meja/wilayah"
ONE, TWO = "61.01.01.2001", "61.01.01.2002"


@pytest.fixture
def admin(app: Flask, sambas: Tenant) -> Visitor:
    return staff(app, sambas, Role.TENANT_ADMIN)


def send(admin: Visitor, content: bytes, layer: str = "desa") -> Page:
    return admin.submit(
        admin.get(DESK), DESK, layer=layer, file=(io.BytesIO(content), "desa.geojson")
    )


def located(tenant: Tenant, number: int) -> str | None:
    with unit_of_work(tenant, read_only=True):
        found = places.locate(*middle(number))
        return found.village_code if found else None


def test_a_file_is_looked_at_before_it_is_in_force(admin: Visitor, sambas: Tenant) -> None:
    strange = a_square(2, nama="Atlantis")
    content = a_file([a_square(0, KDEPUM=ONE), a_square(1, WADMKD="Dalam Kaum"), strange])
    page = admin.follow(send(admin, content))
    assert "Belum berlaku" in page.text
    assert "1 dari 195 tempat punya batas." in page.text
    assert "Atlantis" in page.text
    assert located(sambas, 0) is None
    done = admin.follow(admin.submit(page, f"{DESK}/pemberlakuan"))
    assert "Batas ini berlaku mulai sekarang." in done.text
    assert located(sambas, 0) == ONE


def test_pressed_twice_it_is_in_force_once(admin: Visitor) -> None:
    page = admin.follow(send(admin, squares([ONE])))
    fields = page.form(f"{DESK}/pemberlakuan")
    for _ in range(2):
        assert admin.post(f"{DESK}/pemberlakuan", fields).status == 303


def test_a_file_can_be_left_and_what_was_in_force_stays(admin: Visitor, sambas: Tenant) -> None:
    page = admin.follow(send(admin, squares([ONE])))
    admin.submit(page, f"{DESK}/pemberlakuan")
    page = admin.follow(send(admin, squares([TWO])))
    admin.submit(page, f"{DESK}/pembuangan")
    assert located(sambas, 0) == ONE
    assert "Belum berlaku" not in admin.get(DESK).text


def test_one_that_was_replaced_meanwhile_is_gone(admin: Visitor) -> None:
    page = admin.follow(send(admin, squares([ONE])))
    send(admin, squares([TWO]))
    answer = admin.submit(page, f"{DESK}/pemberlakuan")
    assert answer.status == 404
    assert "sudah diganti atau dibuang" in answer.text


def test_what_is_wrong_with_a_file_stands_at_its_field(admin: Visitor) -> None:
    answer = send(admin, b"bukan peta")
    assert answer.status == 422
    assert "Berkas ini bukan GeoJSON yang dapat dibaca." in answer.text
    assert answer.find("a", href="#file")


def test_nothing_sent_is_asked_for(admin: Visitor) -> None:
    answer = admin.submit(admin.get(DESK), DESK)
    assert answer.status == 422
    assert "Pilih berkasnya." in answer.text


def test_every_map_draws_the_boundaries_in_force(app: Flask, admin: Visitor) -> None:
    visitor = Visitor(app, admin.host)
    assert visitor.get("/peta/batas.geojson").response.json["features"] == []
    page = admin.follow(send(admin, squares([ONE])))
    admin.submit(page, f"{DESK}/pemberlakuan")
    box = visitor.get("/pengaduan/peta").find("div", id="peta")[0]
    drawn = visitor.get(box.get("data-boundaries", ""))
    assert [each["properties"]["code"] for each in drawn.response.json["features"]] == [ONE]
    assert drawn.headers["Cache-Control"] == "public, max-age=86400"
    again = visitor.get(box.get("data-boundaries", ""), If_None_Match=drawn.headers["ETag"])
    assert again.status == 304
