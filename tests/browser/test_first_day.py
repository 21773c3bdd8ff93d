"""A region's first day: from the super-admin's form to the first answered report, by mail alone."""

from playwright.sync_api import expect

from tests.browser.beholding import faults
from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.stage import Stage, links
from tests.browser.story import PLACES, Report, answer, file_report, find_in_inbox
from tests.browser.test_console import PASSWORD, READY, fill_in

SLUG = "bukittinggi"
PUPR = "Dinas Pekerjaan Umum dan Penataan Ruang"
ADMIN, COORDINATOR, OFFICER = (
    f"{name}@{SLUG}.contoh.test" for name in ("admin", "koordinator", "petugas")
)
PLACES[SLUG] = ("Guguak Panjang", "Kelurahan Tarok Dipo")


def test_a_new_region_comes_to_its_first_answer(stage: Stage, someone: Someone) -> None:
    operator = someone("platform").sign_in("superadmin")
    fill_in(operator, search="bukittinggi", region="Kota Bukittinggi", slug=SLUG, email=ADMIN)
    operator.press("Siapkan daerah")
    progress = operator.page.locator("#progress")
    expect(progress.get_by_text("Daerah siap")).to_be_visible(timeout=READY)

    resident = someone(SLUG, viewport={"width": 360, "height": 800})
    find_it_closed(resident)

    admin = accept(stage, someone, ADMIN)
    assert "Undang koordinator dahulu" in admin.text
    assert not faults(admin)
    admin.shot("meja-orang-kosong")
    invite(admin, "Dewi Koordinator", COORDINATOR, "Koordinator")
    assert "Menunggu jawaban" in admin.text
    invite(admin, "Budi Petugas", OFFICER, "Petugas", agency=PUPR)

    coordinator = accept(stage, someone, COORDINATOR)
    assert coordinator.path == "/meja/koordinasi"
    officer = accept(stage, someone, OFFICER)
    assert officer.path == "/meja/pengaduan"
    admin.go("/meja")
    assert "Undang koordinator dahulu" not in admin.text
    admin.press("Budi Petugas")
    assert PUPR in admin.text
    assert not faults(admin)
    admin.shot("meja-orang-seorang")

    filed = file_report(resident, SLUG, Report())
    find_in_inbox(officer, filed.reference)
    answer(officer, "Besok pagi kami tambal.")
    resident.press("Lihat laporan saya")
    assert "Besok pagi kami tambal." in resident.text


def find_it_closed(resident: Person) -> None:
    """Nothing leads to a form that can't be sent, and its own address says why."""
    resident.go("/")
    assert "sedang disiapkan" in resident.text
    assert not resident.find("Lapor sekarang").is_visible()
    assert not faults(resident)
    resident.shot("beranda-belum-siap")
    resident.go("/lapor")
    assert "Daerah ini belum siap" in resident.text
    assert not faults(resident)
    resident.shot("belum-siap")


def accept(stage: Stage, someone: Someone, email: str) -> Person:
    """Open the invitation from the mail and make a password; the new one at their desk."""
    letter = stage.letter(email, "undangan sebagai")
    link = next(each for each in links(letter.text or "") if "/tautan/undangan/" in each)
    newcomer = someone(SLUG)
    newcomer.go(link)
    newcomer.fill("Kata sandi", PASSWORD)
    newcomer.press("Terima dan masuk")
    return newcomer


def invite(admin: Person, name: str, email: str, role: str, agency: str = "") -> None:
    admin.press("Undang orang")
    admin.fill("Nama", name)
    admin.fill("Surel", email)
    admin.page.locator("label", has_text=role).first.click()
    if agency:
        admin.page.locator("#agency").select_option(label=agency)
    admin.press("Kirim undangan")
    assert name in admin.text
