"""Feeds: what readers get of an area, of a topic, of both, and what they need not fetch again."""

import feedparser
import pytest
from flask import Flask

from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_referred_complaint, an_answered_complaint
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")
EITHER = pytest.mark.parametrize("kind", ["rss", "atom"])


@pytest.fixture
def reader(app: Flask, sambas: Tenant) -> Visitor:
    return Visitor(app, sambas.host)


def parsed(page: Page) -> feedparser.FeedParserDict:
    assert page.status == 200
    found = feedparser.parse(page.text)
    assert not found.bozo, found.get("bozo_exception")
    return found


@EITHER
def test_a_reader_gets_the_newest_with_their_state(
    sambas: Tenant, reader: Visitor, kind: str
) -> None:
    with unit_of_work(sambas):
        reference = an_answered_complaint(
            text="Lubang <b>besar</b> & dalam di jalan, telepon 081234567890.",
            latitude=1.36,
            longitude=109.31,
        ).reference
    page = reader.get(f"/umpan/pengaduan.{kind}")
    feed = parsed(page)
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[kind]
    assert feed.feed.title == "Pengaduan warga Kabupaten Sambas"
    [entry] = feed.entries
    assert entry.link == entry.id == f"http://{sambas.host}/pengaduan/{reference}"
    assert entry.title.startswith("Lubang <b>besar</b> & dalam")
    told = entry.content[0].value if kind == "atom" else entry.description
    assert "Ditanggapi: Sudah kami perbaiki." in told and "Desa" in told
    assert "081234567890" not in page.text and "[nomor telepon]" in told
    assert entry.where["coordinates"] == (109.31, 1.36)
    assert entry.tags[0].term in {"jalan-rusak", "Jalan rusak atau berlubang"}


@EITHER
def test_a_feed_of_an_area_and_a_topic_holds_those_alone(
    sambas: Tenant, reader: Visitor, kind: str
) -> None:
    with unit_of_work(sambas):
        a_referred_complaint(topic_code="jalan-rusak", village_code="61.01.01.2001")
        a_referred_complaint(topic_code="lampu-jalan-mati", village_code="61.01.01.2001")
        a_referred_complaint(topic_code="jalan-rusak", village_code="61.01.03.2001")
    count = {
        query: len(parsed(reader.get(f"/umpan/pengaduan.{kind}?{query}")).entries)
        for query in ("", "topic=jalan-rusak", "district=61.01.01")
    }
    assert count == {"": 3, "topic=jalan-rusak": 2, "district=61.01.01": 2}
    both = parsed(reader.get(f"/umpan/pengaduan.{kind}?topic=jalan-rusak&district=61.01.01"))
    assert len(both.entries) == 1
    assert "Jalan rusak" in both.feed.title and "Kec. " in both.feed.title
    own = [each.href for each in both.feed.links if each.rel == "self"]
    query = "topic=jalan-rusak&district=61.01.01"
    assert own == [f"http://{sambas.host}/umpan/pengaduan.{kind}?{query}"]


@EITHER
@pytest.mark.parametrize("query", ["topic=tidak-ada", "district=32.76.06", "district='"])
def test_a_feed_of_what_is_not_offered_is_refused(reader: Visitor, kind: str, query: str) -> None:
    assert reader.get(f"/umpan/pengaduan.{kind}?{query}").status == 400


@EITHER
def test_what_a_reader_has_is_not_sent_again(sambas: Tenant, reader: Visitor, kind: str) -> None:
    path = f"/umpan/pengaduan.{kind}"
    assert parsed(reader.get(path)).entries == []
    with unit_of_work(sambas):
        a_referred_complaint()
    first = reader.get(path)
    tag, changed = first.headers["ETag"], first.headers["Last-Modified"]
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert reader.get(path, If_None_Match=tag).status == 304
    assert reader.get(path, If_Modified_Since=changed).status == 304
    with unit_of_work(sambas):
        a_referred_complaint()
    assert reader.get(path, If_None_Match=tag).status == 200


def test_a_page_of_reports_names_its_feed(reader: Visitor) -> None:
    for query, feed in (("", ""), ("?topic=jalan-rusak&q=lubang", "?topic=jalan-rusak")):
        [link] = reader.get(f"/pengaduan{query}").find("link", rel="alternate")
        assert link.get("type") == "application/atom+xml"
        assert link.get("href") == f"/umpan/pengaduan.atom{feed}"
        assert reader.get(str(link.get("href"))).status == 200


@EITHER
def test_a_feed_sets_no_cookie_in_any_language(reader: Visitor, kind: str) -> None:
    answer = reader.get(f"/umpan/pengaduan.{kind}?bahasa=en")
    assert "Set-Cookie" not in answer.headers
    assert "Residents’ reports" in answer.text
