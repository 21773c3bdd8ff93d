"""What the words can't decide goes to a person, who sees why the machine hesitated."""

import re

from playwright.sync_api import Locator

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
    assert suggestions.count() == 3
    assert all(re.search(r"Keyakinan \d+%", each) for each in suggestions.all_inner_texts())
    assert set(suggestions.first.locator(".words li").all_inner_texts()) == WORDS_OF_VAGUE

    with coordinator.page.expect_navigation():
        suggestions.first.get_by_role("button", name="Teruskan").click()
    assert f"{filed.reference} diteruskan" in coordinator.text
    assert not item.count()

    officer = someone("sambas").sign_in(f"officer.{AGENCY}")
    find_in_inbox(officer, filed.reference)
    officer.page.get_by_text("Bukan kewenangan kami").click()
    officer.fill("Alasan, dan dinas mana yang berwenang", "Ini saluran irigasi, milik DPUPR.")
    officer.press("Kembalikan ke koordinator")
    assert "dikembalikan ke koordinator" in officer.text
    assert filed.reference not in officer.text

    returned = find_in_queue(coordinator, filed.reference)
    assert "Ini saluran irigasi, milik DPUPR." in returned.inner_text()


def test_a_rejection_needs_a_reason_and_the_reporter_reads_it(someone: Someone) -> None:
    reporter = someone("sambas")
    filed = file_report(reporter, "sambas", Report(text=VAGUE, topic=UNKNOWN_TOPIC))
    coordinator = someone("sambas").sign_in("coordinator")
    item = find_in_queue(coordinator, filed.reference)
    item.get_by_text("Tolak laporan").click()
    with coordinator.page.expect_navigation():
        item.get_by_role("button", name="Tolak dengan alasan ini").click()
    assert "Tulis alasannya." in coordinator.page.locator(".errors").inner_text()
    item.get_by_label("Alasan").fill("Sungai ini urusan provinsi: hubungi Dinas PU Kalbar.")
    with coordinator.page.expect_navigation():
        item.get_by_role("button", name="Tolak dengan alasan ini").click()
    assert f"{filed.reference} ditolak" in coordinator.text
    reporter.press("Lihat laporan saya")
    assert "hubungi Dinas PU Kalbar." in reporter.text


def find_in_queue(coordinator: Person, reference: str) -> Locator:
    """The item of a complaint in the queue; it may take the workers a second."""
    item = coordinator.page.locator(f"#laporan-{reference}")
    for _ in range(40):
        coordinator.go("/meja/koordinasi")
        if item.count():
            break
        coordinator.page.wait_for_timeout(150)
    return item
