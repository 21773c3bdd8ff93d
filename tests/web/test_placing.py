"""Where it is, asked on one page: a list that always works, and a point for who likes."""

import pytest
from flask import Flask
from sqlalchemy import select

from tenants.complaints import Complaint
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories.boundaries import in_force, middle, squares
from tests.stranger_reports import REPORT
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")
ONE, TWO = "61.01.01.2001", "61.01.01.2002"  # Dalam Kaum and Lubuk Dagang, in Kecamatan Sambas
FAR = ("1.9", "109.9")


def point(number: int) -> dict[str, str]:
    latitude, longitude = middle(number)
    return {"latitude": str(latitude), "longitude": str(longitude)}


@pytest.fixture
def visitor(app: Flask, sambas: Tenant) -> Visitor:
    return Visitor(app, sambas.host)


@pytest.fixture
def page(visitor: Visitor, sambas: Tenant) -> Page:
    """The page that asks where, in a region whose first two villages have boundaries."""
    with unit_of_work(sambas):
        in_force(squares([ONE, TWO]))
    return asked(visitor)


def asked(visitor: Visitor) -> Page:
    topics = visitor.follow(visitor.submit(visitor.get("/lapor"), text=REPORT))
    return visitor.follow(visitor.submit(topics, topic="tidak-tahu"))


def chosen(page: Page) -> tuple[str, str]:
    form = page.form()
    return form["district"], form["village"]


def filed(visitor: Visitor, where: Page, identity: str = "publik") -> Complaint:
    """The report as it is stored, sent on from the page after `where`."""
    after = visitor.follow(visitor.submit(visitor.follow(where)))
    check = visitor.follow(visitor.submit(after, identity=identity))
    done = visitor.follow(visitor.submit(check))
    assert done.status == 200, done.text
    return session.scalars(select(Complaint).order_by(Complaint.id.desc()).limit(1)).one()


def test_a_point_alone_is_enough_where_boundaries_know_it(
    visitor: Visitor, sambas: Tenant, page: Page
) -> None:
    answer = visitor.submit(page, **point(1))
    assert answer.status == 303, answer.text
    with unit_of_work(sambas):
        stored = filed(visitor, answer)
        assert stored.village_code == TWO
        assert (stored.latitude, stored.longitude) == middle(1)


def test_without_a_script_a_button_finds_the_village_of_a_point(
    visitor: Visitor, page: Page
) -> None:
    found = visitor.submit(page, **point(0), show="point")
    assert found.status == 200
    assert "Titik ini di Desa Dalam Kaum, Kec. Sambas." in found.text
    assert chosen(found) == ("61.01.01", ONE)


def test_with_htmx_only_the_place_is_swapped(visitor: Visitor, page: Page) -> None:
    fields = page.form() | point(0) | {"show": "point"}
    found = visitor.post(page.path, fields, HX_Request="true", HX_Target="place")
    assert "<html" not in found.text
    assert "Titik ini di Desa Dalam Kaum" in found.text
    assert f'selected value="{ONE}"' in found.text


def test_a_point_outside_every_boundary_is_said_to_be_and_the_list_does(
    visitor: Visitor, page: Page
) -> None:
    answer = visitor.submit(page, latitude=FAR[0], longitude=FAR[1])
    assert answer.status == 422
    assert "di luar batas daerah ini" in answer.text
    assert answer.form()["latitude"] == FAR[0]
    listed = visitor.submit(
        answer, latitude=FAR[0], longitude=FAR[1], district="61.01.01", show="villages"
    )
    assert visitor.submit(listed, village=ONE).status == 303


def test_what_was_chosen_from_the_list_stays_and_what_the_point_says_is_told(
    visitor: Visitor, page: Page
) -> None:
    listed = visitor.submit(page, district="61.01.01", show="villages")
    kept = visitor.submit(listed, village=TWO, **point(0), show="villages")
    assert chosen(kept) == ("61.01.01", TWO)
    assert "tetapi di daftar Anda memilih yang lain" in kept.text


def test_without_boundaries_the_list_does_and_the_point_is_kept(
    visitor: Visitor, sambas: Tenant
) -> None:
    page = asked(visitor)
    answer = visitor.submit(page, **point(0))
    assert answer.status == 422
    assert "Pilih juga kecamatan dan desanya." in answer.text
    assert 'id="buka-peta"' not in answer.text, "a map would be blank"
    listed = visitor.submit(answer, district="61.01.01", show="villages")
    with unit_of_work(sambas):
        stored = filed(visitor, visitor.submit(listed, village=ONE))
        assert (stored.village_code, stored.latitude) == (ONE, middle(0)[0])


@pytest.mark.parametrize(
    ("latitude", "longitude", "said"),
    [
        ("1.36", "", "Isi lintang dan bujur, atau kosongkan keduanya."),
        ("utara", "109.1", "Tulis dengan angka"),
        ("48.85", "2.35", "Titik ini tidak berada di Indonesia."),
        ("nan", "109.1", "Titik ini tidak berada di Indonesia."),
        ("1e999", "109.1", "Titik ini tidak berada di Indonesia."),
    ],
)
def test_what_is_no_point_is_said_at_its_field(
    visitor: Visitor, page: Page, latitude: str, longitude: str, said: str
) -> None:
    listed = visitor.submit(page, district="61.01.01", show="villages")
    answer = visitor.submit(listed, village=ONE, latitude=latitude, longitude=longitude)
    assert answer.status == 422
    assert said in answer.text
    assert answer.form()["latitude"] == latitude


def test_a_comma_is_a_point_and_a_point_can_be_taken_back(
    visitor: Visitor, sambas: Tenant, page: Page
) -> None:
    visitor.submit(page, latitude="1,05", longitude="109,05")
    again = visitor.get(page.path)
    assert again.form()["latitude"] == "1.05"
    answer = visitor.submit(again, latitude="", longitude="")
    with unit_of_work(sambas):
        stored = filed(visitor, answer)
        assert (stored.village_code, stored.latitude, stored.longitude) == (ONE, None, None)


def test_the_last_page_says_where_the_point_is(visitor: Visitor, page: Page) -> None:
    who = visitor.follow(visitor.submit(visitor.follow(visitor.submit(page, **point(0)))))
    check = visitor.follow(visitor.submit(who, identity="anonim"))
    assert "1.05, 109.05 (di Desa Dalam Kaum, Kec. Sambas)" in check.text


def test_only_this_page_may_ask_the_browser_where_it_is(visitor: Visitor, page: Page) -> None:
    """T40."""
    assert "geolocation=(self)" in page.headers["Permissions-Policy"]
    for path in ("/", "/lapor", page.path.replace("di-mana", "foto"), "/pengaduan/peta"):
        assert "geolocation=()" in visitor.get(path).headers["Permissions-Policy"]
