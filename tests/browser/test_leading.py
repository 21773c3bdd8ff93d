"""The region on a phone of 360 pixels: the answers first, each number with its list."""

import re

from tests.browser.beholding import PHONE, faults
from tests.browser.conftest import Someone

PAPER = 842 * 2  # what a phone shows in two turns of the thumb, in CSS pixels
ORDER = (
    "Paling jarang tepat waktu",
    "Paling lama terbuka",
    "Dibuka kembali",
    "Tiga belas minggu",
    "Topik yang naik",
    "Kata warga",
)


def test_a_regent_has_the_region_on_one_phone_screen(someone: Someone) -> None:
    regent = someone("sambas", viewport={"width": PHONE, "height": 800}).sign_in("regent")
    assert regent.path == "/meja/pimpinan"
    first = regent.page.locator("section", has_text="Perlu perhatian hari ini").first
    said = [first.get_by_role("link", name=each) for each in ORDER]
    places = [each.bounding_box() for each in said]
    heights = [place["y"] for place in places if place]
    assert heights == sorted(heights)
    assert len(heights) == len(ORDER)
    assert heights[-1] < PAPER
    regent.shot("pimpinan")
    assert not faults(regent)
    open_at = regent.page.locator("#peringkat a").first
    wanted = int(re.sub(r"\D.*", "", open_at.inner_text()))
    with regent.page.expect_navigation():
        open_at.click()
    assert regent.page.locator("ul.inbox > li").count() == wanted
    assert not faults(regent)


def test_everybody_chooses_other_months_by_hand(someone: Someone) -> None:
    visitor = someone("sambas", viewport={"width": PHONE, "height": 800})
    visitor.go("/pengaduan/angka")
    assert not faults(visitor)
    visitor.page.get_by_text("Pilih bulan lain").click()
    visitor.page.get_by_label("Dari bulan").select_option(index=3)
    visitor.press("Tampilkan")
    assert re.search(r"dari=\d{4}-\d\d&sampai=\d{4}-\d\d", visitor.path)
    assert "Angka ini diperbarui" in visitor.text
