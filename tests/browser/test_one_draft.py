"""A report is one entry on the phone, whatever it was begun with, and none once it is sent."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.story import Report, add_photo, choose_place, choose_topic
from tests.browser.test_offline import controlled

TEXT = "Papan dermaga di kampung kami lapuk sejak {}, anak-anak takut naik perahu ke sekolah."
LATE_WORKER = """
  const late = () => Promise.reject();
  if (location.pathname === "/lapor") ServiceWorkerContainer.prototype.register = late;
"""
KEPT_AND_SENT_ON_AT_ONCE = """() => {
  document.getElementById("text").dispatchEvent(new Event("change", { bubbles: true }));
  document.getElementById("isian").requestSubmit();
}"""
ENTRIES = "phone.all().then((found) => found.map(({ fields }) => fields))"


def begin(visitor: Person, text: str, *, is_watched: bool) -> None:
    """The first page, sent on in the moment in which its words are being kept too."""
    if not is_watched:
        visitor.context.add_init_script(LATE_WORKER)
    visitor.go("/lapor")
    if is_watched:
        controlled(visitor)
    visitor.page.locator("#text").fill(text)
    visitor.page.evaluate(KEPT_AND_SENT_ON_AT_ONCE)
    visitor.page.wait_for_url("**/topik")
    controlled(visitor)


def go_on(visitor: Person, report: Report) -> None:
    choose_topic(visitor, report)
    choose_place(visitor, "sambas")
    if "/serupa" in visitor.path:
        visitor.press("Laporan saya lain, lanjutkan")
    add_photo(visitor, report)
    visitor.page.locator("label", has_text="Tanpa nama").click()
    visitor.settle()


@pytest.mark.parametrize("is_watched", [True, False])
def test_a_line_lost_half_way_leaves_one_draft_with_everything_in_it(
    someone: Someone, *, is_watched: bool
) -> None:
    text = TEXT.format(f"Kamis {is_watched}")
    visitor = someone("sambas", viewport={"width": 360, "height": 800})
    begin(visitor, text, is_watched=is_watched)
    go_on(visitor, Report(text=text, topic="Saya tidak tahu"))
    visitor.context.set_offline(True)
    visitor.page.locator("main").get_by_role("button", name="Lanjutkan").click()
    visitor.page.wait_for_url("**/lapor/luring*")
    expect(visitor.page.locator("#text")).to_have_value(text)
    expect(visitor.page.locator("#daftar li")).to_have_count(1)
    expect(visitor.page.locator("#village optgroup option:checked")).to_contain_text("Pemangkat")
    visitor.shot(f"luring-satu-draf-{is_watched}")
    (kept,) = visitor.page.evaluate(ENTRIES)
    assert (kept["text"], kept["identity"]) == (text, "anonim")
    assert kept["village"] and kept["landmark"]


def test_a_sent_report_lies_on_the_phone_no_longer(someone: Someone) -> None:
    text = TEXT.format("Jumat")
    visitor = someone("sambas", viewport={"width": 360, "height": 800})
    begin(visitor, text, is_watched=True)
    go_on(visitor, Report(text=text, topic="Saya tidak tahu"))
    visitor.press("Lanjutkan")
    visitor.press("Kirim laporan")
    visitor.page.wait_for_url("**/terkirim")
    visitor.go("/lapor/luring")
    visitor.page.wait_for_function(f"() => {ENTRIES}.then((all) => !all.length)")
    visitor.page.reload()
    expect(visitor.page.locator("#isian")).to_be_visible()
    expect(visitor.page.locator("#daftar li")).to_have_count(0)
