"""The slip of the counter, as it is printed."""

from tests.browser.conftest import Someone


def test_a_slip_is_one_page_of_a6(someone: Someone) -> None:
    officer = someone("sambas").sign_in("officer")
    officer.go("/meja/loket")
    officer.shot("loket")
    officer.fill("Ceritakan apa yang terjadi", "Lampu jalan di gang kami padam sejak sebulan lalu.")
    officer.page.locator("#village").select_option(index=3)
    officer.page.locator("label", has_text="Laporan publik").click()
    officer.page.locator("label", has_text="Pelapor setuju").click()
    officer.press("Catat dan buat bukti")
    assert officer.page.locator(".slip .code").inner_text()
    officer.shot("bukti")
    printed = officer.page.pdf(width="105mm", height="148mm")
    assert printed.count(b"/Type /Page\n") == 1
