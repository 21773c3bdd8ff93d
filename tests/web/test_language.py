"""English: what the domain says, with its values, on a regency's pages and on the console."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin

import pytest
from flask import Flask

from tenants.kernel.tenancy import Tenant
from tests.architecture.catalogues import by_key, catalogue, forms
from tests.attack.desk_routes import ROUTES as DESKS
from tests.attack.routes import ROUTES as PAGES
from tests.inspection import Element, parse
from tests.signing_in import at_the_console
from tests.stranger_reports import REPORT
from tests.strangers import Pair, version
from tests.visitor import Page, Visitor

ENGLISH = "?bahasa=en"


def chosen(visitor: Visitor) -> Visitor:
    """One who has pressed “English”."""
    assert visitor.get(f"/masuk{ENGLISH}").tree.get("lang") == "en"
    return visitor


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", "Laporan ini berstatus “Selesai”, jadi langkah itu tidak bisa lagi."),
        ("en", "The status of this report is “Closed”, so that step is no longer possible."),
    ],
)
def test_a_refusal_says_the_state_in_the_readers_language(
    app: Flask, pair: Pair, language: str, words: str
) -> None:
    mine, _ = pair
    officer = mine.visitor(app, "pupr")
    officer.get(f"/?bahasa={language}")
    with app.app_context():
        seen = version(mine, "closed")
    desk = f"/meja/pengaduan/{mine.references['closed']}"
    fields = {"csrf_token": officer.token("/lacak"), "version": seen}
    answer = officer.post(f"{desk}/pengerjaan", fields)
    assert answer.status == 409
    assert words in answer.text


def test_a_choice_that_is_none_is_refused_in_the_readers_language(app: Flask, pair: Pair) -> None:
    """WTForms has English alone for this; a resident without script meets it at the villages."""
    visitor = Visitor(app, pair[0].tenant.host)
    topics = visitor.submit(visitor.get("/lapor"), text=REPORT).location
    for language, words in {"id": "Pilih salah satu", "en": "Choose one from the list."}.items():
        page = visitor.get(f"{topics}?bahasa={language}")
        answer = visitor.post(topics, page.form() | {"topic": "bukan-topik"})
        assert answer.status == 422
        assert words in answer.text


def test_the_answer_to_a_form_offers_the_other_language_where_it_can_be_read(
    app: Flask, pair: Pair
) -> None:
    mine, _ = pair
    officer = mine.visitor(app, "pupr")
    fields = {"csrf_token": officer.token("/lacak"), "note": ""}
    refused = officer.post(f"/meja/pengaduan/{mine.references['referred']}/catatan", fields)
    [link] = refused.find("a", hreflang="en")
    page = officer.get(urljoin(refused.path, link.get("href", "")))
    assert (page.status, page.tree.get("lang")) == (200, "en")


def each_in_indonesian(tree: Element) -> Iterator[Element]:
    return (each for each in tree.iter() if each.tag != "a" and each.get("lang") == "id")


ROUTES = PAGES | DESKS  # what machines read has one language
READ = [
    entry
    for entry, route in ROUTES.items()
    if entry[1] == "GET" and route.path.startswith("/") and "tema-" not in route.path
]


@pytest.mark.parametrize("entry", READ, ids=".".join)
def test_a_page_in_english_says_nothing_that_has_english_words(
    app: Flask, pair: Pair, entry: tuple[str, str]
) -> None:
    """A label that goes to the page as it is, though the catalogues know it."""
    mine, _ = pair
    route = ROUTES[entry]
    reader = min(route.whose)
    visitor = mine.visitor(app, None if reader == "visitor" else reader)
    visitor.get("/?bahasa=en")
    tree = parse(visitor.get(route.at(mine)).text)
    for stored in [*tree.iter("code"), *each_in_indonesian(tree)]:
        stored.clear()  # a word as programs write it; data that is marked as what it is
    said = {" ".join(words.split()) for words in tree.itertext()}
    assert not [words for words in said if words and translated().fullmatch(words)]


@cache
def translated() -> re.Pattern[str]:
    """Whatever Indonesian has English of its own, with anything in its places."""
    everything = [
        message
        for room in ("tenants", "web")
        for message in by_key(catalogue(room)).values()
        if message.id != message.string
    ]
    ids = {words for each in everything for words in forms(each.id)}
    ids -= {words for each in everything for words in forms(each.string)}
    wanted = (_filled("d", r"\d+", _filled("s", ".+", re.escape(words))) for words in ids)
    return re.compile("|".join(wanted))


def _filled(kind: str, by: str, escaped: str) -> str:
    return re.sub(rf"%\\\(\w+\\\){kind}", lambda _place: by, escaped)


def test_a_label_that_was_left_as_it_is_would_be_found() -> None:
    assert translated().fullmatch("Dikembalikan ke koordinator")
    assert translated().fullmatch("Diteruskan ke Dinas Sosial")
    assert not translated().fullmatch("Passed on to Dinas Sosial")


def test_the_desk_reads_who_did_what_in_english(app: Flask, pair: Pair) -> None:
    mine, _ = pair
    officer = chosen(mine.visitor(app, "pupr"))
    page = officer.get(f"/meja/pengaduan/{mine.references['referred']}")
    assert "Received · Reporter" in page.text
    assert "Passed on · Complaints coordinator" in page.text
    assert "Passed on to Dinas Pekerjaan Umum" in page.text
    officer.get("/?bahasa=id")
    again = officer.get(f"/meja/pengaduan/{mine.references['referred']}")
    assert "Diteruskan ke Dinas Pekerjaan Umum" in again.text


@pytest.fixture
def operator(app: Flask, undone: None) -> Visitor:
    """A super-admin at the console who has chosen English."""
    visitor = at_the_console(app)
    visitor.get(f"/daerah{ENGLISH}")
    return visitor


def test_the_console_speaks_english_and_goes_on_doing_so(operator: Visitor) -> None:
    page = operator.get("/daerah")
    assert page.tree.get("lang") == "en"
    assert heading(page) == "Regions"
    assert "Platform console" in page.text
    assert "Active" in page.text
    assert page.find("a", href="?bahasa=id")
    back = operator.get("/daerah?bahasa=id")
    assert heading(back) == "Daerah"
    assert "Konsol platform" in back.text


def test_the_console_tells_of_a_region_in_english(operator: Visitor, sambas: Tenant) -> None:
    page = operator.get(f"/daerah/{sambas.key}")
    assert "Districts and villages" in page.text
    assert "19 districts, 195 villages" in page.text
    assert ">Done<" in page.text
    assert "19 kecamatan, 195 desa/kelurahan" in operator.get(page.path + "?bahasa=id").text


def test_a_taken_region_is_refused_in_english_by_its_name(
    operator: Visitor, sambas: Tenant
) -> None:
    fields = {"region": sambas.region_code, "slug": "sambasdua"}
    people_of = {"admin_name": "Admin", "admin_email": "admin@contoh.test"}
    page = operator.get("/daerah/baru?q=sambas")
    answer = operator.submit(page, "/daerah/baru", **fields, **people_of)
    assert answer.status == 422
    assert "Kabupaten Sambas is already on the platform as “sambas”." in answer.text


def heading(page: Page) -> str:
    return "".join(page.find("h1")[0].itertext()).strip()
