"""A table hides no column: in a narrow box its rows become a few lines each."""

import pytest

from tests.browser.conftest import Someone
from tests.browser.person import HEIGHT, Person

BOXES = """() => [...document.querySelectorAll('.scroll')].map((box) => {
  box.closest('details')?.setAttribute('open', '');
  const edge = box.getBoundingClientRect().right + 1;
  const cells = [...box.querySelectorAll('tbody th, tbody td')];
  return cells.filter((cell) => cell.getBoundingClientRect().right > edge).length;
})"""
WIDTHS = (360, 1024, 1280, 1600)
NUMBERS = "#mingguan td"  # of home, whatever happened in the region


def hidden(person: Person, width: int) -> list[int]:
    """For each table, how many of its cells end beyond the edge of its box."""
    person.page.set_viewport_size({"width": width, "height": HEIGHT})
    found: list[int] = person.page.evaluate(BOXES)
    assert found, f"no table at {person.path}"
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_home_hides_no_number(someone: Someone, width: int) -> None:
    visitor = someone("sambas")
    visitor.go("/")
    assert not any(hidden(visitor, width))
    received = visitor.page.locator(NUMBERS).last
    assert received.is_visible()
    assert received.inner_text().strip().isdigit()


@pytest.mark.parametrize(
    ("site", "who", "path"),
    [
        ("sambas", "coordinator", "/meja/dinas"),
        ("sambas", "admin", "/meja/orang"),
        ("platform", "superadmin", "/daerah"),
    ],
)
def test_a_desk_hides_no_column(someone: Someone, site: str, who: str, path: str) -> None:
    person = someone(site).sign_in(who)
    person.go(path)
    person.shot(path.replace("/", "-"))
    assert not any(hidden(person, width)[0] for width in (360, 768, 1280))


def test_a_stacked_row_says_which_column_each_cell_is_of(someone: Someone) -> None:
    visitor = someone("sambas", viewport={"width": 360, "height": HEIGHT})
    visitor.go("/")
    visitor.page.get_by_text("Lihat sebagai tabel").first.click()
    said = visitor.page.locator(NUMBERS).last.evaluate(
        "(cell) => getComputedStyle(cell, '::before').content"
    )
    assert "Selesai" in said
