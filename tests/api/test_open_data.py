"""Open data: the files, what a spreadsheet may not run, and the page that explains them."""

import csv
import io

import jsonschema
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.api.calling import said
from tests.factories import a_referred_complaint, an_answered_complaint
from tests.visitor import Page, Visitor
from web.api import open_data
from web.api.columns import COLUMNS
from web.cells import defused, storable

GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties", "id"],
                "properties": {
                    "type": {"const": "Feature"},
                    "geometry": {
                        "oneOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {
                                    "type": {"const": "Point"},
                                    "coordinates": {
                                        "type": "array",
                                        "prefixItems": [
                                            {"type": "number", "minimum": -180, "maximum": 180},
                                            {"type": "number", "minimum": -90, "maximum": 90},
                                        ],
                                        "minItems": 2,
                                        "maxItems": 2,
                                    },
                                },
                            },
                        ]
                    },
                },
            },
        },
    },
}


@pytest.fixture
def anybody(undone: None, app: Flask, sambas: Tenant) -> Visitor:
    return Visitor(app, sambas.host)


def rows(page: Page) -> list[dict[str, str]]:
    assert (page.status, page.response.mimetype) == (200, "text/csv")
    return list(csv.DictReader(io.StringIO(page.text)))


def test_the_csv_holds_every_documented_column(sambas: Tenant, anybody: Visitor) -> None:
    with unit_of_work(sambas):
        reference = an_answered_complaint(
            latitude=-1.36, longitude=109.31, landmark="Rumah Pak RT, 081234567890"
        ).reference
    [row] = rows(anybody.get("/data/pengaduan.csv"))
    assert list(row) == [each.name for each in COLUMNS]
    assert row["nomor"] == reference
    assert (row["lintang"], row["bujur"]) == ("-1.36", "109.31")
    assert row["patokan"] == "Rumah Pak RT, [nomor telepon]"
    assert row["status"] == "ditanggapi" and row["tenggat"].endswith("Z")
    page = anybody.get("/data")
    documented = ["".join(each.itertext()) for each in page.find("th", scope="row")]
    assert documented == list(row)
    assert "CC BY 4.0" in page.text


def test_the_csv_goes_on_past_one_stretch(
    sambas: Tenant, anybody: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_data, "AT_ONCE", 2)
    with unit_of_work(sambas):
        filed = {a_referred_complaint().reference for _number in range(5)}
    assert {row["nomor"] for row in rows(anybody.get("/data/pengaduan.csv"))} == filed
    monkeypatch.setattr(open_data, "MOST_ROWS", 4)
    assert len(rows(anybody.get("/data/pengaduan.csv"))) == 4


def test_a_spreadsheet_runs_nothing_that_somebody_wrote(sambas: Tenant, anybody: Visitor) -> None:
    with unit_of_work(sambas):
        a_referred_complaint(text='=HYPERLINK("http://evil.test","Jalan rusak")')
    [row] = rows(anybody.get("/data/pengaduan.csv"))
    assert row["isi"].startswith("'=")


@given(st.text(max_size=30))
def test_no_cell_of_words_begins_a_formula(words: str) -> None:
    """T43."""
    cell = defused(words)
    assert not cell.lstrip(" ").startswith(tuple("=+-@\t\r\n\0＝＋－＠"))
    assert cell.removeprefix("'") == storable(words).removeprefix("'")


def test_the_geojson_has_points_where_there_are_pins(sambas: Tenant, anybody: Visitor) -> None:
    with unit_of_work(sambas):
        with_point = a_referred_complaint(latitude=1.36, longitude=109.31).reference
        a_referred_complaint(topic_code="lampu-jalan-mati")
    page = anybody.get("/data/pengaduan.geojson")
    assert page.headers["Content-Type"] == "application/geo+json; charset=utf-8"
    collection = said(page)
    jsonschema.validate(collection, GEOJSON)
    points = {each["id"]: each["geometry"] for each in collection["features"]}
    assert points[with_point] == {"type": "Point", "coordinates": [109.31, 1.36]}
    assert len(points) == 2 and None in points.values()
    one = said(anybody.get("/data/pengaduan.geojson?topic=jalan-rusak"))["features"]
    assert [each["id"] for each in one] == [with_point]
    assert anybody.get("/data/pengaduan.geojson", If_None_Match=page.headers["ETag"]).status == 304


def test_open_data_sets_no_cookie_and_other_sites_may_read_it(anybody: Visitor) -> None:
    for name in ("pengaduan.csv", "pengaduan.geojson"):
        headers = anybody.get(f"/data/{name}?bahasa=en").headers
        assert "Set-Cookie" not in headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cache-Control"] == "public, max-age=60"


def test_the_page_of_open_data_is_found_from_every_page(anybody: Visitor) -> None:
    assert anybody.get("/").find("a", href="/data")
