"""A report that waits is sent by the browser itself once there is a line, with no page open."""

from playwright.sync_api import expect

from tests.browser.conftest import Someone
from tests.browser.person import Person
from tests.browser.test_offline import controlled, count, fill_rest

TEXT = "Pintu air di saluran sawah kami macet sejak {}, sawah dua dusun kering."


def write(visitor: Person, text: str) -> None:
    """No page of this browser reaches the server with it: its worker alone does."""
    visitor.page.route("**/lapor/kirim", lambda route: route.abort())
    visitor.go("/lapor/luring")
    controlled(visitor)
    visitor.page.locator("#text").fill(text)
    fill_rest(visitor)
    visitor.page.get_by_role("button", name="Kirim begitu ada sinyal").click()


def arrived(visitor: Person, text: str) -> int:
    """How many there are, once there is one: a few seconds."""
    for _ in range(80):
        if found := count(visitor, text):
            return found
        visitor.page.wait_for_timeout(100)
    return 0


def test_the_worker_sends_it_once_and_the_page_shows_its_code(someone: Someone) -> None:
    visitor = someone("sambas", viewport={"width": 360, "height": 800})
    visitor.go("/lapor")
    controlled(visitor)
    text = TEXT.format("Ahad")
    write(visitor, text)
    visitor.page.wait_for_url("**/terkirim")
    expect(visitor.page.locator("#kode-rahasia")).to_be_visible()
    assert count(visitor, text) == 1


def test_a_closed_page_is_no_hindrance(someone: Someone) -> None:
    visitor = someone("sambas", viewport={"width": 360, "height": 800})
    visitor.go("/lapor")
    controlled(visitor)
    text = TEXT.format("Sabtu")
    write(visitor, text)
    expect(visitor.page.locator("#kabar")).to_contain_text("Tersimpan di ponsel ini")
    visitor.page.goto("about:blank")
    assert arrived(visitor, text) == 1
    visitor.go("/lapor/luring")
    assert count(visitor, text) == 1
