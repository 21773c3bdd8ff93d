"""One report, two regencies: passed on in Sambas, answered in Depok, judged in Sambas."""

from playwright.sync_api import expect

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.story import (
    UNKNOWN_TOPIC,
    VAGUE,
    Report,
    answer,
    file_report,
    find_in_inbox,
    judge,
)
from tests.browser.test_coordination import find_in_queue

MURKY = f"{VAGUE} Tempatnya di Kota Depok."
WHY = "Menurut pelapor tempatnya di Kota Depok."
DONE = "Salurannya sudah kami bersihkan kemarin sore."


def test_a_report_is_passed_on_answered_next_door_and_judged_at_home(someone: Someone) -> None:
    reporter = someone("sambas")
    report = Report(text=MURKY, topic=UNKNOWN_TOPIC, email="budi@contoh.test", photo=True)
    filed = file_report(reporter, "sambas", report)
    sambas = someone("sambas").sign_in("coordinator")
    pass_on(sambas, filed.reference)
    letter = reporter.stage.letter("budi@contoh.test", "dialihkan ke Kota Depok", saying=WHY)
    assert "Nama, surel, dan telepon Anda tidak ikut" in " ".join((letter.text or "").split())

    depok = someone("depok").sign_in("coordinator")
    reference = arrived(depok)
    assert "Dari Kabupaten Sambas" in depok.text
    assert "Siti Aminah" not in depok.text
    assert depok.page.locator("ul.photos img").count() == 1
    send_on(depok)
    officer = someone("depok").sign_in("officer")
    find_in_inbox(officer, reference)
    officer.press("Mulai kerjakan")
    answer(officer, DONE)

    reporter.stage.letter("budi@contoh.test", "ada jawaban", saying="Kota Depok")
    reporter.go(f"/lacak?nomor={filed.reference}")
    reporter.fill("Kode rahasia", filed.receipt)
    reporter.press("Lihat laporan")
    assert DONE in reporter.text
    assert ", Kota Depok" in reporter.text
    reporter.shot("tetangga-warga")
    judge(reporter, "Ya, sudah selesai")
    assert "kami sampaikan ke daerah" in reporter.text

    tag = reporter.page.locator("section[data-neighbour] .tag")
    seen(reporter, lambda: tag.inner_text().casefold() == "selesai")
    sambas.go("/meja/koordinasi/daerah-lain")
    expect(sambas.page.locator("li.report", has_text=filed.reference)).to_contain_text("Depok")
    sambas.shot("tetangga-daftar")


def pass_on(coordinator: Person, reference: str) -> None:
    find_in_queue(coordinator, reference)
    coordinator.go(f"/meja/pengaduan/{reference}")
    coordinator.press("Alihkan ke daerah lain")
    coordinator.page.locator("label", has_text="Kota Depok").click()
    coordinator.fill("Mengapa ke daerah itu", WHY)
    coordinator.shot("tetangga-alihkan")
    coordinator.page.get_by_role("button", name="Alihkan", exact=True).click()
    expect(coordinator.page.get_by_role("heading", name="Di Kota Depok")).to_be_visible()


def send_on(coordinator: Person) -> None:
    """Say where it is, and to whom it goes: public works."""
    coordinator.shot("tetangga-datang")
    coordinator.press("Pastikan tempat")
    coordinator.page.get_by_label("Kecamatan").select_option(label="Beji")
    coordinator.press("Tampilkan desa dan kelurahan")
    villages = coordinator.page.get_by_label("Desa atau kelurahan")
    villages.select_option(label="Kelurahan Kemiri Muka")
    coordinator.shot("tetangga-tempat")
    coordinator.press("Simpan tempat")
    coordinator.press("Pilih dinas")
    search = coordinator.page.get_by_label("Cari topik atau dinas")
    search.press_sequentially("jalan berlubang")
    coordinator.page.locator("label", has_text="Jalan rusak atau berlubang").click()
    with coordinator.page.expect_navigation():
        coordinator.page.get_by_role("button", name="Teruskan", exact=True).click()
    assert "diteruskan" in coordinator.text


def arrived(coordinator: Person) -> str:
    """Open the report that came from next door; its number here."""
    row = coordinator.page.locator("li.report", has_text=MURKY[:30])
    coordinator.go("/meja/koordinasi")
    seen(coordinator, lambda: bool(row.count()))
    number = row.first.get_attribute("id")
    coordinator.go(f"/meja/pengaduan/{number}")
    return str(number)


def seen(person: Person, found: object) -> None:
    """Open the page again until it says so: the workers take a moment."""
    assert callable(found)
    for _ in range(60):
        if found():
            return
        person.page.wait_for_timeout(250)
        person.page.reload()
    raise AssertionError(person.text)
