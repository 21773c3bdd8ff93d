"""Every page is light, reachable, narrow enough, and works without what a bad phone lacks."""

import gzip
import json
from pathlib import Path

import pytest

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.story import UNKNOWN_TOPIC, VAGUE, Report, file_report

AXE = Path(__file__).parents[1] / "vendor" / "axe.min.js"
PUBLIC = ("/", "/pengaduan", "/lapor", "/lacak", "/masuk", "/daftar", "/lupa-sandi", "/bantuan",
          "/112", "/privasi", "/aksesibilitas", "/tidak-ada")  # fmt: skip
DESKS = {
    "officer": ("/meja/pengaduan", "/akun"),
    "coordinator": ("/meja/koordinasi",),
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# ux.md B4, gzip, in bytes.
HTML, CSS, JS, REQUESTS, TOTAL = 14_000, 15_000, 20_000, 10, 100_000


def violations(person: Person) -> list[str]:
    """What axe-core finds on the open page."""
    person.page.evaluate(AXE.read_text())
    found = person.page.evaluate(
        "async (tags) => (await axe.run({runOnly: tags})).violations", RULES
    )
    return [f"{each['id']}: {json.dumps(each['nodes'][0]['target'])}" for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_public_pages(someone: Someone, scheme: str) -> None:
    visitor = someone("sambas", viewport={"width": 360, "height": 800}, color_scheme=scheme)
    for path in PUBLIC:
        visitor.go(path)
        assert violations(visitor) == [], path
    visitor.go("/pengaduan")
    visitor.page.locator("ul.rows a").first.click()
    visitor.page.wait_for_load_state()
    assert violations(visitor) == []


@pytest.mark.parametrize("role", DESKS)
def test_axe_finds_nothing_on_the_desks(someone: Someone, role: str) -> None:
    person = someone("sambas").sign_in(role)
    for path in DESKS[role]:
        person.go(path)
        assert violations(person) == [], path
    if role == "officer":
        person.go("/meja/pengaduan")
        person.page.locator("ul.rows a").first.click()
        person.page.wait_for_load_state()
        assert violations(person) == []


def test_axe_finds_nothing_on_the_console(someone: Someone) -> None:
    person = someone("platform").sign_in("superadmin")
    for path in ("/daerah", "/daerah/baru", "/daerah/sambas"):
        person.go(path)
        assert violations(person) == [], path


def test_public_pages_keep_the_weight_budget(someone: Someone) -> None:
    for path in ("/", "/pengaduan", "/lapor", "/lacak"):
        visitor = someone("sambas")
        weights: dict[str, int] = {"document": 0, "stylesheet": 0, "script": 0}
        answers = []
        visitor.page.on("response", lambda answer: answers.append(answer))  # noqa: B023, PLW0108
        visitor.go(path)
        visitor.page.wait_for_load_state("networkidle")
        for answer in answers:
            kind = answer.request.resource_type
            size = len(gzip.compress(answer.body(), 6))
            weights[kind] = weights.get(kind, 0) + size
        assert weights["document"] <= HTML, (path, weights)
        assert weights["stylesheet"] <= CSS, (path, weights)
        assert weights["script"] <= JS, (path, weights)
        assert len(answers) <= REQUESTS, path
        assert sum(weights.values()) <= TOTAL, (path, weights)


def test_no_page_is_wider_than_320_pixels(someone: Someone) -> None:
    visitor = someone("sambas", viewport={"width": 320, "height": 640})
    for path in PUBLIC:
        visitor.go(path)
        wide = visitor.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, (path, wide)


def test_a_report_is_filed_without_javascript(someone: Someone) -> None:
    filed = file_report(someone("depok", java_script_enabled=False), "depok", Report())
    assert filed.reference.startswith("DPK-")
    assert len(filed.receipt) == 19


def test_a_report_is_filed_with_htmx_blocked(someone: Someone) -> None:
    resident = someone("depok")
    resident.context.route("**/htmx.min.js*", lambda route: route.abort())
    filed = file_report(resident, "depok", Report(photo=True))
    assert filed.reference.startswith("DPK-")


def test_vague_words_reach_the_coordinator_who_refers_them_with_one_press(
    someone: Someone,
) -> None:
    filed = file_report(someone("sambas"), "sambas", Report(text=VAGUE, topic=UNKNOWN_TOPIC))
    coordinator = someone("sambas").sign_in("coordinator")
    item = coordinator.page.locator(f"#laporan-{filed.reference}")
    for _ in range(20):
        coordinator.go("/meja/koordinasi")
        if item.count():
            break
        coordinator.page.wait_for_timeout(250)
    assert "Keyakinan" in item.inner_text()
    item.get_by_role("button", name="Teruskan").first.click()
    coordinator.page.wait_for_load_state()
    assert f"{filed.reference} diteruskan" in coordinator.text
    assert not item.count()


def test_an_empty_form_says_what_is_missing_and_takes_the_focus_there(someone: Someone) -> None:
    visitor = someone("sambas")
    visitor.go("/lapor")
    visitor.fill("Ceritakan apa yang terjadi", "pendek")
    visitor.press("Lanjutkan")
    summary = visitor.page.locator(".errors")
    assert "Ada masalah" in summary.inner_text()
    assert visitor.page.title().startswith("Kesalahan: ")
    assert visitor.page.evaluate("document.activeElement.id") == "kesalahan"
    for link in summary.locator("a").all():
        assert visitor.page.locator(link.get_attribute("href") or "#none").count() == 1
    assert visitor.page.locator("#text").input_value() == "pendek"


def test_english_is_one_press_away_and_remembered(someone: Someone) -> None:
    visitor = someone("sambas")
    visitor.go("/?bahasa=en")
    assert visitor.page.locator("html").get_attribute("lang") == "en"
    visitor.go("/lacak")
    assert visitor.page.locator("h1").inner_text() == "Track a report"
