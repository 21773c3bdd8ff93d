"""What a script adds for whoever has one: a look at the photos, a copied code, fewer fields."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.story import (
    Report,
    add_photo,
    choose_topic,
    file_report,
    photo_with_place,
    say_what,
    say_where,
    say_who,
)


def at_photos(person: Person) -> None:
    report = Report()
    say_what(person, report)
    choose_topic(person, report)
    say_where(person, "sambas")


def test_a_photo_is_looked_at_before_it_is_sent_and_on_the_last_page(someone: Someone) -> None:
    visitor = someone("sambas", viewport={"width": 360, "height": 800})
    at_photos(visitor)
    taken = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo_with_place()}
    visitor.page.locator("#photos").set_input_files(taken)
    expect(visitor.page.locator("#pilihan img")).to_have_js_property("complete", value=True)
    assert visitor.page.locator("#pilihan img").evaluate("(image) => image.naturalWidth") > 0
    visitor.shot("foto-dipilih")
    visitor.press("Lanjutkan")
    say_who(visitor, Report())
    seen = visitor.page.locator(".summary img")
    expect(seen).to_have_js_property("complete", value=True)
    visitor.shot("periksa-foto")
    visitor.find("Ubah Topik").click()
    visitor.shot("ubah-topik")
    visitor.press("Lanjutkan")
    assert visitor.path.endswith("/periksa")


@pytest.mark.parametrize("has_script", [True, False])
def test_photos_are_said_to_be_made_small_only_where_a_script_does_so(
    someone: Someone, *, has_script: bool
) -> None:
    visitor = someone("sambas", java_script_enabled=has_script)
    at_photos(visitor)
    said = visitor.page.get_by_text("diperkecil di ponsel Anda")
    expect(said).to_be_visible(visible=has_script)
    visitor.shot(f"foto-{has_script}")


@pytest.mark.parametrize("has_script", [True, False])
def test_who_stays_anonymous_is_asked_for_nothing_that_is_not_kept(
    someone: Someone, *, has_script: bool
) -> None:
    visitor = someone("sambas", java_script_enabled=has_script)
    at_photos(visitor)
    add_photo(visitor, Report())
    name = visitor.page.locator("#name")
    assert name.is_visible()
    visitor.page.locator("label", has_text="Tanpa nama").click()
    expect(name).to_be_hidden()
    visitor.shot(f"anonim-{has_script}")
    visitor.page.locator("label", has_text="Laporan publik").click()
    expect(name).to_be_visible()


def test_the_code_is_copied_by_a_press_and_as_big_as_the_number(someone: Someone) -> None:
    visitor = someone("sambas", permissions=["clipboard-read", "clipboard-write"])
    filed = file_report(visitor, "sambas", Report())
    visitor.page.get_by_role("button", name="Salin kode").click()
    expect(visitor.page.get_by_text("Kode tersalin.")).to_be_visible()
    assert visitor.page.evaluate("navigator.clipboard.readText()") == filed.receipt
    size = "(words) => parseFloat(getComputedStyle(words).fontSize)"
    code, number = (visitor.page.locator(each).evaluate(size) for each in (".code", ".big"))
    assert code >= number
    share = visitor.find("Bagikan lewat WhatsApp").get_attribute("href") or ""
    assert "Kabupaten%20Sambas" in share
    assert "http%3A//sambas." in share


def test_a_search_among_topics_points_to_those_that_stand_above(someone: Someone) -> None:
    visitor = someone("sambas")
    say_what(visitor, Report(text="Lampu jalan mati dan lampu lalu lintas di simpang padam semua."))
    above = visitor.page.locator(".choice label").first.inner_text()
    visitor.page.get_by_text("Lihat semua topik").click()
    visitor.fill("Cari topik", above[:6].lower())
    told = visitor.page.locator("[data-above]")
    expect(told).to_contain_text("Lihat juga di atas:")
    expect(told).to_contain_text(above)


def test_a_search_that_is_overtaken_or_left_is_no_error(someone: Someone) -> None:
    """`someone` fails at its end for anything on the console."""
    visitor = someone("sambas")
    visitor.go("/pengaduan")
    visitor.page.route("**/pengaduan?*", lambda _route: None)  # answers that never come
    for letter in "jal":
        with visitor.page.expect_request("**/pengaduan?*"):
            visitor.page.locator("#q").press_sequentially(letter)
    visitor.press("Bantuan", within=".utility")
    assert visitor.path == "/bantuan"
