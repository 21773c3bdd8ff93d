"""An officer asks, the reporter completes with a photo, and sees the finished work."""

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.stage import Stage, links
from tests.browser.story import (
    Report,
    answer,
    file_report,
    find_in_inbox,
    judge,
    photo_with_place,
)

EMAIL = "pelapor.teliti@sambas.contoh.test"
QUESTION = "Lubangnya di sisi mana, dan dekat rumah nomor berapa?"
REPLY = "Sisi kiri dari arah pasar, di depan toko kue."
PHONE = {"width": 360, "height": 800}


def test_a_question_a_picture_and_work_that_is_shown(stage: Stage, someone: Someone) -> None:
    filed = file_report(someone("sambas"), "sambas", Report(email=EMAIL, photo=True))
    officer = someone("sambas").sign_in("officer")
    find_in_inbox(officer, filed.reference)
    ask(officer)

    letter = stage.letter(EMAIL, f"{filed.reference}: ada pertanyaan", saying=QUESTION)
    [own] = {each for each in links(letter.text or "") if "/lacak/" in each}
    reporter = someone("sambas", viewport=PHONE)
    reporter.go(own)
    complete(reporter)

    officer.page.reload()
    assert REPLY in officer.text
    officer.shot("dilengkapi-meja")
    answer(officer, "Lubang sudah kami tambal pagi ini.")
    reporter.page.reload()
    assert "Foto sebelum pekerjaan" in reporter.text
    assert "Foto sesudah pekerjaan" in reporter.text
    reporter.shot("sebelum-sesudah")
    judge(reporter, "Ya, sudah selesai")
    assert "Laporan ini ditutup" in reporter.text
    show_to_all(someone, filed.reference)


def ask(officer: Person) -> None:
    officer.page.get_by_text("Tanya pelapor").click()
    officer.fill("Pertanyaan", QUESTION)
    officer.shot("tanya-pelapor")
    officer.press("Kirim pertanyaan")
    assert "Menunggu jawaban pelapor" in officer.text
    officer.shot("menunggu-pelapor")


def complete(reporter: Person) -> None:
    assert QUESTION in reporter.text
    reporter.fill("Jawaban Anda", REPLY)
    taken = {"name": "kiri.jpg", "mimeType": "image/jpeg", "buffer": photo_with_place()}
    reporter.page.locator("#photos").set_input_files(taken)
    reporter.shot("lengkapi")
    reporter.press("Kirim jawaban")
    assert "Jawaban Anda terkirim" in reporter.text


def show_to_all(someone: Someone, reference: str) -> None:
    """The work is everybody's to see; what the two sides wrote to each other is not."""
    anybody = someone("sambas")
    anybody.go(f"/pengaduan/{reference}")
    assert "Foto sesudah pekerjaan" in anybody.text
    assert QUESTION not in anybody.text
    assert REPLY not in anybody.text
    assert anybody.page.locator("ul.photos img").count() == 2
