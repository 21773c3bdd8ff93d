"""The page of feeds, and open data narrowed by names instead of codes."""

import pytest
from flask import Flask

from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_referred_complaint
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")
BOTH = "topic=jalan-rusak&district=61.01.01"


@pytest.fixture
def reader(app: Flask, sambas: Tenant) -> Visitor:
    return Visitor(app, sambas.host)


def links(page: Page, start: str) -> list[str]:
    found = [str(each.get("href")) for each in page.find("a")]
    return [each for each in found if each.startswith(start)]


def test_every_area_and_topic_has_a_feed_that_is_there(reader: Visitor) -> None:
    page = reader.get("/umpan")
    offered = links(page, "/umpan/pengaduan.")
    codes = {each.partition("?")[2] for each in offered}
    assert {"district=61.01.01", "topic=jalan-rusak"} <= codes
    assert len(offered) == len(set(offered)) == 2 * len(codes)
    for query in ("district=61.01.01", "topic=jalan-rusak"):
        for kind in ("atom", "rss"):
            assert reader.get(f"/umpan/pengaduan.{kind}?{query}").status == 200


def test_a_feed_of_both_is_chosen_by_their_names(sambas: Tenant, reader: Visitor) -> None:
    page = reader.get(f"/umpan?{BOTH}")
    assert "Umpan untuk: Jalan rusak atau berlubang, Kec. " in page.text
    whole = f"http://{sambas.host}/umpan/pengaduan"
    assert links(page, "http") == [f"{whole}.atom?{BOTH}", f"{whole}.rss?{BOTH}"]
    assert reader.get("/umpan?topic=tidak-ada").status == 400


def test_the_page_of_feeds_is_found_where_feeds_are(reader: Visitor) -> None:
    for path in ("/pengaduan", "/data"):
        assert "/umpan" in links(reader.get(path), "/umpan")


def test_the_files_of_open_data_are_narrowed_by_a_choice(sambas: Tenant, reader: Visitor) -> None:
    with unit_of_work(sambas):
        there = a_referred_complaint(village_code="61.01.01.2001").reference
        elsewhere = a_referred_complaint(village_code="61.01.03.2001").reference
    assert reader.get("/data").find("select", name="district")
    page = reader.get(f"/data?{BOTH}")
    [csv] = links(page, "/data/pengaduan.csv")
    told = reader.get(csv).text
    assert there in told
    assert elsewhere not in told
    assert reader.get("/data?district=32.76.06").status == 400
