"""What the words can't decide goes to a person, who sees why the machine hesitated."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.story import UNKNOWN_TOPIC, VAGUE, Report, file_report, find_in_inbox

AGENCY = "dinas-lingkungan-hidup"  # the likeliest for VAGUE
WORDS_OF_VAGUE = {"kotor", "bau"}


def test_a_vague_report_is_referred_with_one_press_and_comes_back_if_returned(
    someone: Someone,
) -> None:
    filed = file_report(someone("sambas"), "sambas", Report(text=VAGUE, topic=UNKNOWN_TOPIC))
    coordinator = someone("sambas").sign_in("coordinator")
    item = find_in_queue(coordinator, filed.reference)
    suggestions = item.locator(".suggestion")
    assert suggestions.count() == 2
    assert all(re.search(r"Keyakinan \d+%", each) for each in suggestions.all_inner_texts())
    spoken = suggestions.first.locator("small").inner_text().partition(" · ")[2]
    assert set(spoken.split(", ")) == WORDS_OF_VAGUE

    with coordinator.page.expect_navigation():
        suggestions.first.click()
    assert f"{filed.reference} diteruskan" in coordinator.text
    assert not item.count()

    officer = someone("sambas").sign_in(f"officer.{AGENCY}")
    find_in_inbox(officer, filed.reference)
    officer.page.get_by_text("Bukan kewenangan kami").click()
    officer.fill("Alasan", "Ini saluran irigasi, milik DPUPR.")
    officer.press("Kembalikan laporan")
    assert "dikembalikan ke koordinator" in officer.text
    assert filed.reference not in officer.text

    returned = find_in_queue(coordinator, filed.reference)
    assert "Ini saluran irigasi, milik DPUPR." in returned.inner_text()


def test_another_agency_is_searched_for_in_the_row(someone: Someone) -> None:
    filed = file_report(someone("sambas"), "sambas", Report(text=VAGUE, topic=UNKNOWN_TOPIC))
    coordinator = someone("sambas").sign_in("coordinator")
    item = find_in_queue(coordinator, filed.reference)
    item.get_by_role("link", name="Pilih lainnya").click()
    search = item.get_by_label("Cari topik atau dinas")
    expect(search).to_be_focused()
    item.locator("label", has_text="Irigasi dan pengairan sawah").click()
    search.press_sequentially("dishub")
    expect(item.get_by_label("Dinas Perhubungan")).to_be_visible()
    expect(item.get_by_label("Irigasi dan pengairan sawah")).to_be_checked()
    coordinator.shot("antrean-pilih")
    item.locator("label", has_text="Dinas Perhubungan").last.click()
    with coordinator.page.expect_navigation():
        item.get_by_role("button", name="Teruskan", exact=True).click()
    assert f"{filed.reference} diteruskan" in coordinator.text
    officer = someone("sambas").sign_in("officer.dinas-perhubungan")
    find_in_inbox(officer, filed.reference)
    assert "Irigasi dan pengairan sawah" in officer.text


def test_another_agency_is_chosen_without_script(someone: Someone) -> None:
    filed = file_report(someone("sambas"), "sambas", Report(text=VAGUE, topic=UNKNOWN_TOPIC))
    coordinator = someone("sambas", java_script_enabled=False).sign_in("coordinator")
    item = find_in_queue(coordinator, filed.reference)
    with coordinator.page.expect_navigation():
        item.get_by_role("link", name="Pilih lainnya").click()
    assert VAGUE in coordinator.text
    coordinator.fill("Cari topik atau dinas", "dishub")
    coordinator.press("Cari")
    coordinator.page.locator("label", has_text="Dinas Perhubungan").last.click()
    coordinator.press("Teruskan")
    assert f"{filed.reference} diteruskan" in coordinator.text


def test_a_rejection_needs_a_reason_and_the_reporter_reads_it(someone: Someone) -> None:
    reporter = someone("sambas")
    filed = file_report(reporter, "sambas", Report(text=VAGUE, topic=UNKNOWN_TOPIC))
    coordinator = someone("sambas").sign_in("coordinator")
    item = find_in_queue(coordinator, filed.reference)
    item.get_by_role("link", name="Tolak laporan").click()
    expect(item.get_by_label("Alasan")).to_be_focused()
    with coordinator.page.expect_navigation():
        item.get_by_role("button", name="Tolak dengan alasan ini").click()
    assert "Tulis alasannya." in coordinator.page.locator(".errors").inner_text()
    coordinator.fill("Alasan", "Sungai ini urusan provinsi: hubungi Dinas PU Kalbar.")
    coordinator.press("Tolak dengan alasan ini")
    assert f"{filed.reference} ditolak" in coordinator.text
    reporter.press("Lihat laporan saya")
    assert "hubungi Dinas PU Kalbar." in reporter.text


def test_what_is_done_with_many_is_folded_until_something_is_ticked(someone: Someone) -> None:
    filed = file_report(someone("sambas"), "sambas", Report(text=VAGUE, topic=UNKNOWN_TOPIC))
    coordinator = someone("sambas", viewport={"width": 360, "height": 800}).sign_in("coordinator")
    item, page = find_in_queue(coordinator, filed.reference), coordinator.page
    act = page.locator("[formaction$='/massal/disposisi']")
    expect(act).to_be_hidden()
    item.get_by_role("checkbox").check()
    expect(act).to_be_visible()
    item.get_by_role("checkbox").uncheck()
    expect(act).to_be_hidden()
    item.get_by_role("checkbox").check()
    with page.expect_navigation():
        act.click()
    assert VAGUE in coordinator.text
    coordinator.press("Teruskan 1 laporan")
    assert "1 laporan diteruskan." in coordinator.text


def find_in_queue(coordinator: Person, reference: str) -> Locator:
    """The item of a complaint in the queue; it may take the workers a second."""
    item = coordinator.page.locator(f"#{reference}")
    for _ in range(40):
        coordinator.go("/meja/koordinasi")
        if item.count():
            break
        coordinator.page.wait_for_timeout(150)
    return item
