"""What the report's pages load while a draft waits on the phone: no more than the budget."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.story import Report, choose_place, choose_topic, photo_with_place, say_what
from tests.browser.test_offline import controlled
from tests.browser.test_pages import MOST

TEXT = "Talut sungai di belakang balai desa retak sejak {}, warga khawatir rumahnya hanyut."
WEB = Path(__file__).parents[2] / "web"


def scripts(person: Person) -> dict[str, int]:
    """Every script that the page has loaded by now, and its bytes after gzip."""
    person.page.wait_for_load_state("networkidle")
    loaded = person.page.evaluate("[...document.scripts].map((each) => each.src)")
    paths = [urlsplit(each).path for each in loaded]
    return {each: len(gzip.compress((WEB / each.strip("/")).read_bytes(), 6)) for each in paths}


def test_no_page_of_a_report_loads_more_than_the_budget_while_a_draft_waits(
    someone: Someone,
) -> None:
    report = Report(text=TEXT.format("Sabtu"))
    visitor = someone("sambas", viewport={"width": 360, "height": 800})
    say_what(visitor, report)
    controlled(visitor)
    choose_topic(visitor, report)
    expect(visitor.page.locator("#ponsel [data-when=copy]")).to_be_visible()
    pages = {"where": scripts(visitor)}
    choose_place(visitor, "sambas")
    if "/serupa" in visitor.path:
        visitor.press("Laporan saya lain, lanjutkan")
    taken = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo_with_place()}
    visitor.page.locator("#photos").set_input_files(taken)
    expect(visitor.page.locator("#pilihan img")).to_have_count(1)
    pages["photos"] = scripts(visitor)
    visitor.press("Lanjutkan")
    pages["who"] = scripts(visitor)
    visitor.go("/lapor")
    pages["resume"] = scripts(visitor)
    visitor.go("/lapor/luring")
    expect(visitor.page.locator("#daftar li")).to_have_count(1)
    pages["offline"] = scripts(visitor)
    assert all(sum(each.values()) <= MOST["script"] for each in pages.values()), pages
