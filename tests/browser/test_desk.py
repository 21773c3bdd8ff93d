"""An officer with a full inbox before lunch, and no mouse."""

import io

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.beholding import faults
from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.stage import Stage
from tests.patience import until

AGENCY = "dinas-sosial"
INBOX = "/meja/pengaduan"


def focused_row(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.closest('li')?.innerText ?? ''")
    return found


def leave_by(person: Person, key: str) -> None:
    """Press a key that leads to another page."""
    with person.page.expect_navigation():
        person.page.keyboard.press(key)


def choose_template(officer: Person, title: str) -> None:
    """The titles that a process knows are a minute old at most, and the stage may be younger."""
    offered = officer.page.get_by_label("Templat")

    def is_there() -> int:
        if not offered.count():
            officer.page.reload()
        return offered.count()

    until(is_there, within=70, what="the titles are known")
    officer.page.get_by_text("Untuk laporan yang dicentang").click()  # folded while nothing is
    offered.select_option(label=title)


def send_as_done(officer: Person) -> None:
    page = officer.page
    page.get_by_label("Pekerjaan selesai").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Kirim 20 tanggapan").focus()
    leave_by(officer, "Enter")


def test_twenty_reports_are_done_with_the_keyboard_alone(someone: Someone, stage: Stage) -> None:
    stage.python("-m", "tests.browser.twenty", AGENCY, "sambas")
    officer = someone("sambas").sign_in(f"officer.{AGENCY}")
    page, keyboard = officer.page, officer.page.keyboard
    officer.go(INBOX)
    officer.shot("meja-kotak-masuk")
    assert faults(officer) == []

    keyboard.press("j")  # danger is first, whatever its turn
    assert "KATA DARURAT" in focused_row(page).upper()
    keyboard.press("j")
    second = focused_row(page)
    keyboard.press("k")
    keyboard.press("ArrowDown")
    assert focused_row(page) == second
    keyboard.press("x")
    expect(page.locator("[data-picked]")).to_have_text("1 dicentang")
    keyboard.press("a")
    expect(page.locator("[data-picked]")).to_have_text("20 dicentang")
    page.locator("[data-list] h3 a").last.focus()
    for each in (page.locator("[data-picked]"), page.locator("[data-list] h3 a:focus")):
        expect(each).to_be_in_viewport()
    officer.shot("meja-dicentang")
    leave_by(officer, "e")
    assert "20 laporan mulai dikerjakan." in officer.text

    choose_template(officer, "Dijadwalkan")
    page.get_by_role("heading", level=1).click()
    keyboard.press("a")
    leave_by(officer, "r")
    officer.shot("meja-tanggapan-massal")
    assert faults(officer) == []
    send_as_done(officer)
    assert "20 tanggapan terkirim." in officer.text

    expect(page.get_by_text("Daftar ini kosong")).to_be_visible()
    officer.go(f"{INBOX}?kotak=ditanggapi")
    assert lines_of_the_download(page) == 21


def lines_of_the_download(page: Page) -> int:
    page.get_by_text("Unduh daftar ini").click()
    with page.expect_download() as waited:
        page.get_by_role("button", name="Unduh XLSX").click()
    book = load_workbook(io.BytesIO(waited.value.path().read_bytes()))
    found: int = book.active.max_row
    return found


def test_keys_are_silent_in_fields_and_can_be_switched_off(someone: Someone) -> None:
    officer = someone("sambas").sign_in("officer")
    officer.go(INBOX)
    page, keyboard = officer.page, officer.page.keyboard
    keyboard.press("/")
    expect(page.locator("#cari")).to_be_focused()
    page.locator("#cari").press_sequentially("jxe?")
    expect(page.locator("#cari")).to_have_value("jxe?")
    officer.settle()
    officer.go(INBOX)
    keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Pintasan papan ketik")
    expect(dialog).to_be_visible()
    officer.shot("meja-pintasan")
    dialog.get_by_text("Pakai pintasan satu huruf").click()
    dialog.get_by_role("button", name="Tutup").click()
    keyboard.press("j")
    assert focused_row(page) == ""
    officer.go(INBOX)
    keyboard.press("?")
    expect(dialog).to_be_hidden()
