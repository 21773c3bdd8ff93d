"""A pin without a mouse and without tiles; the map of reports, and the list that is its twin."""

import re

from playwright.sync_api import expect

from tests.browser.beholding import faults
from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.story import Report, add_photo, choose_topic, photo_with_place, say_what, say_who
from tests.browser.test_pages import MOST, MOST_BYTES
from tests.browser.weighing import weighed

MOST_OF_A_MAP, MOST_REQUESTS_OF_A_MAP = 120_000, 13  # Leaflet alone is 43,000
PHONE = {"width": 360, "height": 800}
TILES = re.compile(r"tile|openstreetmap")


def at_where(person: Person) -> None:
    say_what(person, Report())
    choose_topic(person, Report())


def press_key_on(person: Person, name: str, key: str = "Enter") -> None:
    button = person.page.locator("main").get_by_role("button", name=name, exact=True)
    button.focus()
    person.page.keyboard.press(key)


def test_a_pin_is_put_by_keyboard_and_finds_its_village(someone: Someone) -> None:
    resident = someone("sambas", viewport=PHONE)
    asked: list[str] = []
    resident.page.on("request", lambda request: asked.append(request.url))
    at_where(resident)
    assert not any("leaflet" in each for each in asked), "nobody has opened the map yet"
    press_key_on(resident, "Tandai di peta")
    expect(resident.page.locator(".map-ready .map-line").first).to_be_attached()
    expect(resident.page.locator(".map-name").first).to_be_attached()
    press_key_on(resident, "Pin ke tengah peta")
    found = resident.page.locator("#place .notice")
    expect(found).to_contain_text("Titik ini di Desa")
    latitude = resident.page.locator("#latitude")
    before = float(latitude.input_value())
    press_key_on(resident, "Utara")
    expect(latitude).not_to_have_value(f"{before:.6f}")
    assert float(latitude.input_value()) > before
    pin = resident.page.locator(".map-pin")
    pin.focus()
    resident.page.keyboard.press("ArrowDown")
    expect(latitude).to_have_value(re.compile(f"{before:.3f}"))
    resident.settle()
    village = resident.page.locator("#village")
    assert village.input_value()
    resident.shot("peta-pin")
    assert not faults(resident)
    resident.press("Lanjutkan")
    add_photo(resident, Report())
    say_who(resident, Report())
    assert re.search(r"Titik\s+\S+, \S+ \(di Desa", resident.text)
    resident.press("Kirim laporan")
    assert not any(TILES.search(each) for each in asked)


def test_nobody_pays_for_a_map_that_is_not_opened(someone: Someone) -> None:
    resident = someone("sambas")
    at_where(resident)
    page = someone("sambas")
    weights, _count = weighed(page, lambda: page.go(resident.path))
    assert weights["script"] <= MOST["script"], weights
    assert weights.total() <= MOST_BYTES, weights
    reader = someone("sambas")
    weights, count = weighed(reader, lambda: reader.go("/pengaduan/peta"))
    assert weights.total() <= MOST_OF_A_MAP, weights
    assert count <= MOST_REQUESTS_OF_A_MAP


def test_the_phones_own_place_fills_the_list(someone: Someone) -> None:
    here = {"latitude": 1.45, "longitude": 109.35, "accuracy": 0}
    resident = someone("sambas", viewport=PHONE, geolocation=here, permissions=["geolocation"])
    at_where(resident)
    resident.page.get_by_role("button", name="Gunakan lokasi saya").click()
    expect(resident.page.locator("#place .notice")).to_contain_text("Titik ini di Desa")
    expect(resident.page.get_by_text("teliti sampai 1 meter")).to_be_visible()
    resident.shot("lokasi-saya")


def test_a_cluster_opens_and_the_list_beside_it_follows(someone: Someone) -> None:
    visitor = someone("sambas", viewport=PHONE)
    visitor.go("/pengaduan")
    visitor.press("Lihat di peta")
    expect(visitor.page.locator(".map-pin, .map-many").first).to_be_visible()
    for _ in range(3):  # from far away they are one
        press_key_on(visitor, "Perkecil peta")
    many = visitor.page.locator(".map-many").first
    expect(many).to_be_visible()
    visitor.settle()
    shown = visitor.page.locator("#results [role=status]")
    total = int(re.sub(r"\D", "", shown.inner_text()))
    visitor.shot("peta")
    assert not faults(visitor)
    many.focus()
    visitor.page.keyboard.press("Enter")
    expect(shown).to_contain_text("di bagian peta ini")
    visitor.settle()
    assert 0 < int(re.sub(r"\D", "", shown.inner_text())) <= total
    visitor.shot("peta-dekat")


def test_a_photos_place_is_used_if_its_sender_ticks_that(someone: Someone) -> None:
    resident = someone("sambas", viewport=PHONE)
    at_where(resident)
    resident.go(resident.path.replace("di-mana", "foto"))
    tick = resident.page.get_by_label("Pakai tempat foto diambil")
    expect(tick).to_be_hidden()
    taken = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": photo_with_place()}
    resident.page.locator("#photos").set_input_files(taken)
    expect(tick).to_be_visible()
    resident.shot("tempat-foto")
    resident.page.locator("label", has_text="Pakai tempat foto diambil").click()
    resident.press("Lanjutkan")
    assert resident.path.endswith("/identitas")
    resident.go(resident.path.replace("identitas", "di-mana"))
    expect(resident.page.locator("#latitude")).to_have_value("1.166667")
    expect(resident.page.locator("#longitude")).to_have_value("108.966667")


def test_without_a_script_the_list_alone_is_there(someone: Someone) -> None:
    visitor = someone("sambas", java_script_enabled=False)
    visitor.go("/pengaduan/peta")
    assert not visitor.page.locator("#peta").is_visible()
    assert visitor.page.locator("ul.rows > li").count() > 0
