"""A report's whole way: filed, routed, answered, not good enough, answered again, closed."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.stage import REGENCIES, Stage, links
from tests.browser.story import Filed, Report, answer, file_report, find_in_inbox, judge
from tests.browser.wire import ask

REFERENCE = re.compile(r"[A-Z0-9]{3}-\d{2}-[0-9A-Z]{6}\Z")
POLL = 15_500  # milliseconds, a little more than the counters' own
FIRST_ANSWER = "Lubang kami tambal besok pagi."
SECOND_ANSWER = "Seluruh ruas sudah diaspal ulang hari ini."


@pytest.mark.parametrize("slug", REGENCIES)
def test_a_report_goes_all_the_way(stage: Stage, someone: Someone, slug: str) -> None:
    resident, officer = someone(slug, viewport={"width": 360, "height": 800}), someone(slug)
    officer.page.clock.install()
    officer.sign_in("officer")
    before = count_new(officer)

    report = Report(email=f"warga@{slug}.contoh.test", photo=True)
    filed = file_report(resident, slug, report, shots=slug)

    assert REFERENCE.match(filed.reference)
    assert "Paling lambat" in resident.text
    assert report.email in resident.text
    see_it_arrive(officer, before)
    find_in_inbox(officer, filed.reference)
    officer.shot(f"{slug}-meja-laporan")
    officer.press("Mulai kerjakan")
    answer(officer, FIRST_ANSWER)

    reporter = open_mailed_link(stage, someone, slug, filed, report)
    assert FIRST_ANSWER in reporter.text
    reporter.shot(f"{slug}-ditanggapi")
    judge(reporter, "Belum", "Baru ditambal separuh.")
    assert "Dibuka kembali" in reporter.text
    reporter.shot(f"{slug}-dibuka-kembali")

    officer.go("/meja/pengaduan?kotak=dibuka-kembali")
    find_in_inbox(officer, filed.reference)
    assert "Baru ditambal separuh." in officer.text
    answer(officer, SECOND_ANSWER)
    reporter.page.reload()
    assert SECOND_ANSWER in reporter.text
    judge(reporter, "Ya, sudah selesai")
    assert "Selesai" in reporter.text
    reporter.shot(f"{slug}-selesai")

    follow_with_receipt(someone, slug, filed)
    look_at_the_photo(stage, slug, reporter)


def count_new(officer: Person) -> int:
    """The live number of complaints nobody has begun with."""
    officer.go("/meja/pengaduan")
    return int(officer.page.locator("#counters a", has_text="Baru masuk").locator("b").inner_text())


def see_it_arrive(officer: Person, before: int) -> None:
    """The counter moves by itself; the clock of the page is turned on, not waited for."""
    counter = officer.page.locator("#counters a", has_text="Baru masuk").locator("b")
    for _ in range(10):
        officer.page.clock.run_for(POLL)
        officer.page.wait_for_timeout(300)
        if counter.inner_text() == str(before + 1):
            break
    expect(counter).to_have_text(str(before + 1))
    officer.shot("kotak-masuk")


def open_mailed_link(
    stage: Stage, someone: Someone, slug: str, filed: Filed, report: Report
) -> Person:
    """The mail about the answer, read in another browser than the one that filed."""
    letter = stage.letter(report.email, f"{filed.reference}: ada jawaban")
    assert letter.text
    assert letter.html
    for part in (letter.text, letter.html):
        assert FIRST_ANSWER in part
        assert report.text not in part
    own = [link for link in links(letter.text) if "/lacak/" in link]
    assert own == [link for link in own if link.startswith(f"{stage.site(slug)}/")]
    assert own[0] in letter.html
    reporter = someone(slug)
    reporter.go(own[0])
    assert reporter.path == f"/pengaduan/{filed.reference}"
    return reporter


def follow_with_receipt(someone: Someone, slug: str, filed: Filed) -> None:
    visitor = someone(slug, viewport={"width": 360, "height": 800})
    visitor.go("/lacak")
    visitor.shot(f"{slug}-lacak")
    visitor.fill("Nomor laporan", filed.reference.lower())
    visitor.fill("Kode rahasia", filed.receipt)
    visitor.press("Lihat laporan")
    assert visitor.path == f"/pengaduan/{filed.reference}"
    assert SECOND_ANSWER in visitor.text
    assert visitor.find("Buka kembali laporan").is_visible()


def look_at_the_photo(stage: Stage, slug: str, reader: Person) -> None:
    source = reader.page.locator("ul.photos img").first.get_attribute("src")
    answer = ask(f"{stage.site(slug)}{source}")
    picture = Image.open(io.BytesIO(answer.body))
    assert (answer.status, picture.format) == (200, "WEBP")
    assert not picture.getexif()
    assert not {"exif", "xmp", "icc_profile"} & set(picture.info)
