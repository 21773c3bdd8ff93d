"""When the line breaks in the middle of something, the page says so and keeps what was typed."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Someone

OFFLINE = "Koneksi terputus – coba lagi. Isian Anda masih ada."
TROUBLE = "Ada gangguan di pihak kami. Tunggu sebentar, lalu coba lagi."


def test_without_a_line_it_is_said_once_and_unsaid_when_the_line_is_back(someone: Someone) -> None:
    """T38: no answer at all."""
    visitor = someone("depok")
    visitor.go("/pengaduan")
    words, said = visitor.page.locator("#q"), visitor.page.locator("#network")
    visitor.context.set_offline(True)
    words.fill("lampu")
    expect(said).to_have_text(OFFLINE)
    expect(words).to_have_value("lampu")
    visitor.context.set_offline(False)
    expect(said).to_have_text("")
    words.fill("lampu mati")
    visitor.settle()
    expect(said).to_have_text("")
    visitor.troubles.clear()  # the browser's own words on the broken line


@pytest.mark.parametrize("status", [413, 429, 502])
def test_an_answer_that_is_none_of_ours_is_said_in_our_words(someone: Someone, status: int) -> None:
    """T38: a proxy answers in our place, without a page."""
    visitor = someone("depok")
    visitor.go("/pengaduan")

    def answered(route: Route) -> None:
        if route.request.headers.get("hx-request"):
            route.fulfill(status=status, body="")
        else:
            route.continue_()

    visitor.context.route(lambda address: "/pengaduan?" in address, answered)
    words, said = visitor.page.locator("#q"), visitor.page.locator("#network")
    words.fill("lampu")
    expect(said).to_have_text(TROUBLE)
    expect(words).to_have_value("lampu")
    visitor.troubles.clear()  # the 502 is the test's own
