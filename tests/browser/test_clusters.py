"""One thing, reported by several: followed instead of sent again, merged, and answered once."""

from tests.browser.conftest import Someone
from tests.browser.stage import Stage, links
from tests.browser.story import (
    Report,
    answer,
    choose_place,
    choose_topic,
    file_report,
    find_in_inbox,
    say_what,
)

FIRST, SECOND, THIRD = (f"{who}.gabungan@contoh.test" for who in ("satu", "dua", "tiga"))
PHONE = {"width": 360, "height": 800}
CULVERT = "Gorong-gorong di jalan depan kantor pos runtuh dan jalannya berlubang dalam."
SAME = "Jalan berlubang dalam di depan kantor pos karena gorong-gorongnya runtuh."


def test_who_finds_their_problem_reported_already_follows_it(
    stage: Stage, someone: Someone
) -> None:
    filed = file_report(someone("sambas"), "sambas", Report(text=CULVERT, email=FIRST))
    find_in_inbox(someone("sambas").sign_in("officer"), filed.reference)
    neighbour = someone("sambas", viewport=PHONE)
    say_what(neighbour, Report(text=SAME))
    choose_topic(neighbour, Report(text=SAME))
    choose_place(neighbour, "sambas")
    assert "Apakah ini yang Anda laporkan?" in neighbour.text
    assert filed.reference in neighbour.text
    neighbour.shot("serupa-1-ditawarkan")
    row = neighbour.page.locator("li.report", has_text=filed.reference)
    with neighbour.page.expect_navigation():
        row.get_by_role("button", name="Ikuti laporan ini").click()
    neighbour.fill("Surel", THIRD)
    neighbour.press("Ikuti")
    neighbour.shot("serupa-2-terkirim")
    neighbour.press("Hapus draf saya")
    assert "Draf dihapus" in neighbour.page.locator("body").inner_text()
    question = stage.letter(THIRD, "konfirmasi", saying=filed.reference)
    [link] = [each for each in links(question.text or "") if "/ikuti/konfirmasi/" in each]
    neighbour.go(link)
    neighbour.press("Ya, ikuti")
    assert filed.reference in neighbour.text


def test_two_are_merged_and_one_answer_reaches_both(stage: Stage, someone: Someone) -> None:
    lead = file_report(someone("sambas"), "sambas", Report(text=CULVERT, email=FIRST))
    other = Report(text=SAME, email=SECOND, name="Budi Santoso")
    member = file_report(someone("sambas"), "sambas", other)
    officer = someone("sambas").sign_in("officer")
    find_in_inbox(officer, lead.reference)
    find_in_inbox(officer, member.reference)
    officer.shot("gabung-1-mirip")
    officer.go(f"/meja/pengaduan/{member.reference}/penggabungan?induk={lead.reference}")
    officer.shot("gabung-2-bandingkan")
    officer.press("Gabungkan")
    assert member.reference in officer.text
    officer.shot("gabung-3-induk")
    told = stage.letter(SECOND, "digabung dengan laporan lain", saying=lead.reference)
    officer.go("/meja/pengaduan")
    assert "+ 1 laporan lain" in officer.text
    officer.shot("gabung-4-kotak-masuk")
    find_in_inbox(officer, lead.reference)
    answer(officer, "Gorong-gorong sudah kami ganti dan jalannya ditutup rata.")
    stage.letter(FIRST, f"{lead.reference}: ada jawaban", saying="sudah kami ganti")
    news = stage.letter(SECOND, f"{member.reference}: kabar", saying="sudah kami ganti")
    assert "Siti" not in (news.text or "")  # the lead's reporter

    [own] = {each for each in links(told.text or "") if "/lacak/" in each}
    reporter = someone("sambas", viewport=PHONE)
    reporter.go(own)
    reporter.shot("gabung-5-pelapor")
    reporter.fill("Ceritakan keadaannya", "Di depan rumah saya masih berlubang.")
    reporter.press("Belum selesai bagi saya")
    assert "dibuka kembali" in reporter.page.locator("body").inner_text()
    reporter.shot("gabung-6-dibuka-kembali")
