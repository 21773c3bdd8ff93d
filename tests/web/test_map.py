"""The map of reports: pins for a script, and for everybody the same reports as a list."""

import pytest
from flask import Flask

from tenants.complaints import Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_coordinator, a_referred_complaint, a_resident
from tests.factories.boundaries import in_force, squares
from tests.signing_in import signed_in
from tests.statements import counted
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("undone")
MAP, PINS = "/pengaduan/peta", "/pengaduan/peta/titik.geojson"
HERE = {"latitude": 1.234567, "longitude": 109.345678}
AROUND, ELSEWHERE = "109,1,110,2", "100,1,101,2"


@pytest.fixture
def visitor(app: Flask, sambas: Tenant) -> Visitor:
    return Visitor(app, sambas.host)


def reported(tenant: Tenant, **answers: object) -> str:
    with unit_of_work(tenant):
        return a_referred_complaint(**(HERE | answers)).reference


def features(visitor: Visitor, query: str = "") -> list[dict]:
    answer = visitor.get(f"{PINS}?zoom=19{query}")
    assert answer.response.mimetype == "application/geo+json"
    return answer.response.json["features"]


def test_each_pin_has_its_twin_in_the_list(visitor: Visitor, sambas: Tenant) -> None:
    reference = reported(sambas)
    without = reported(sambas, latitude=None, longitude=None)
    (pin,) = features(visitor)
    assert pin["geometry"]["coordinates"] == [109.3457, 1.2346]
    assert pin["properties"]["url"] == f"/pengaduan/{reference}"
    page = visitor.get(MAP)
    assert page.find("a", href=f"/pengaduan/{reference}")
    assert not page.find("a", href=f"/pengaduan/{without}")
    assert "1 laporan dengan titik" in page.text


def test_far_away_many_are_one(visitor: Visitor, sambas: Tenant) -> None:
    reported(sambas)
    reported(sambas, latitude=1.3)
    (pin,) = visitor.get(f"{PINS}?zoom=3").response.json["features"]
    assert pin["properties"] == {"count": 2}


def test_list_and_pins_are_narrowed_to_a_part_of_the_map_and_by_the_same_choices(
    visitor: Visitor, sambas: Tenant
) -> None:
    reference = reported(sambas)
    for query, count in (
        (f"&bbox={AROUND}", 1),
        (f"&bbox={ELSEWHERE}", 0),
        ("&topic=jalan-rusak", 1),
        ("&state=selesai", 0),
        ("&q=sekolah", 1),
    ):
        assert len(features(visitor, query)) == count, query
        page = visitor.get(f"{MAP}?{query[1:]}")
        assert len(page.find("a", href=f"/pengaduan/{reference}")) == count, query
    block = visitor.get(f"{MAP}?bbox={AROUND}", HX_Request="true", HX_Target="results")
    assert "<html" not in block.text
    assert "1 laporan di bagian peta ini" in block.text


def test_what_is_secret_is_on_no_map(visitor: Visitor, sambas: Tenant) -> None:
    reference = reported(sambas, visibility=Visibility.SECRET)
    assert features(visitor) == []
    assert reference not in visitor.get(MAP).text


@pytest.mark.parametrize(
    "bbox",
    ["1,2,3", "a,b,c,d", "nan,nan,nan,nan", "110,1,109,2", "109,2,110,1", "1e9,1,2,3", "x" * 999],
)
def test_a_frame_that_is_none_is_refused(visitor: Visitor, bbox: str) -> None:
    for path in (MAP, PINS):
        assert visitor.get(f"{path}?bbox={bbox}").status == 400


@pytest.mark.parametrize("zoom", ["-3", "99", "abc", "9" * 5000])
def test_a_zoom_that_is_none_is_the_nearest(visitor: Visitor, sambas: Tenant, zoom: str) -> None:
    reported(sambas)
    assert len(visitor.get(f"{PINS}?zoom={zoom}").response.json["features"]) == 1


def test_pins_are_kept_for_a_minute_and_asked_for_again_by_their_tag(
    visitor: Visitor, sambas: Tenant
) -> None:
    reported(sambas)
    first = visitor.get(PINS)
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert visitor.get(PINS, If_None_Match=first.headers["ETag"]).status == 304
    reported(sambas, latitude=1.5)
    assert visitor.get(PINS, If_None_Match=first.headers["ETag"]).status == 200


def test_a_map_asks_no_oftener_with_more_reports(visitor: Visitor, sambas: Tenant) -> None:
    counts = []
    for number in (2, 12):
        for each in range(number):
            reported(sambas, latitude=1 + each / 50)
        for path in (MAP, PINS):
            visitor.get(path)
            with counted() as sent:
                visitor.get(path)
            counts.append(len(sent))
    assert counts[:2] == counts[2:]
    assert counts[0] <= 5
    assert counts[1] <= 3


def test_the_page_of_a_report_links_its_rounded_pin(visitor: Visitor, sambas: Tenant) -> None:
    page = visitor.get(f"/pengaduan/{reported(sambas, visibility=Visibility.ANONYMOUS)}")
    assert page.find("a", href="geo:1.235,109.346")
    assert "(dibulatkan)" in page.text
    assert "109.345" not in page.text


def test_its_reporter_and_its_desk_see_where_it_is_exactly(app: Flask, sambas: Tenant) -> None:
    mine: list[str] = []

    def reporter():
        actor = a_resident()
        mine.append(a_referred_complaint(actor, **HERE, visibility=Visibility.SECRET).reference)
        return actor

    own = signed_in(app, sambas, reporter).get(f"/pengaduan/{mine[0]}")
    desk = signed_in(app, sambas, a_coordinator).get(f"/meja/pengaduan/{mine[0]}")
    for page in (own, desk):
        assert page.find("a", href="geo:1.23457,109.34568")
        assert "(dibulatkan)" not in page.text


def test_the_list_leads_to_the_map_and_back(visitor: Visitor, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        in_force(squares(["61.01.01.2001"]))
    assert visitor.get("/pengaduan").find("a", href=MAP)
    page = visitor.get(f"{MAP}?topic=jalan-rusak")
    assert page.find("a", href="/pengaduan?topic=jalan-rusak")
    box = page.find("div", id="peta")[0]
    assert box.get("data-pins") == f"{PINS}?topic=jalan-rusak"
