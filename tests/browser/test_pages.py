"""Every page holds for everybody, and the public ones are light."""

import pytest

from tests.browser.beholding import faults
from tests.browser.conftest import Someone
from tests.browser.walks import PUBLIC, WALKS
from tests.browser.weighing import weighed

# ux.md B4: bytes after gzip, with an empty cache.
MOST = {
    "document": 14_000,
    "stylesheet": 15_000,
    "script": 20_000,
    "font": 0,
    "image": 40_000,
    "other": 2_000,
}
MOST_REQUESTS = 10
MOST_BYTES = 100_000
MOST_OF_A_DESK = 130_000
ROW_LENGTHS = """() => [...document.querySelectorAll('ul.rows > li.report')]
    .map((row) => new TextEncoder().encode(row.outerHTML).length)"""


@pytest.mark.parametrize("role", WALKS)
def test_every_page_holds_for_everybody(someone: Someone, role: str) -> None:
    person = someone("platform" if role == "super-admin" else "sambas")
    found = []
    for number, name in enumerate(WALKS[role](person)):
        person.shot(f"{role}-{number:02}-{''.join(filter(str.isalnum, name))}")
        found += faults(person)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("coordinator", "/meja/koordinasi"),
        ("officer", "/meja/pengaduan"),
        ("officer", "/meja/pengaduan?kotak=ditanggapi"),
    ],
)
def test_a_desk_stays_light_with_fifty_rows(someone: Someone, who: str, path: str) -> None:
    """Uncompressed: what a cheap machine has to parse, swap and keep."""
    person = someone("sambas").sign_in(who)
    length = len(person.go(path).body())
    row_lengths = person.page.evaluate(ROW_LENGTHS)
    assert row_lengths
    beside = length - sum(row_lengths)
    assert beside + 50 * sum(row_lengths) / len(row_lengths) <= MOST_OF_A_DESK


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_light(someone: Someone, path: str) -> None:
    visitor = someone("sambas")
    weights, count = weighed(visitor, lambda: visitor.go(path))
    assert all(weights[kind] <= most for kind, most in MOST.items()), weights
    assert sum(weights.values()) <= MOST_BYTES, weights
    assert count <= MOST_REQUESTS


def test_the_keyboard_meets_the_way_to_the_content_first(someone: Someone) -> None:
    visitor = someone("sambas")
    visitor.go("/pengaduan")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.locator(":focus").inner_text() == "Langsung ke isi"
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "isi"


def test_the_hem_of_the_header_leaves_the_phase_banner_alone(someone: Someone) -> None:
    visitor = someone("sambas", viewport={"width": 360, "height": 800})
    visitor.go("/lacak")
    header = visitor.page.locator(".header").bounding_box()
    tag = visitor.page.locator(".phase .tag").bounding_box()
    assert header and tag
    assert tag["y"] - (header["y"] + header["height"]) >= 6
    assert tag["height"] < 2 * 16  # one line
