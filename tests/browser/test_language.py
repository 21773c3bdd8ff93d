"""English is one press away, on every page, and remembered."""

from tests.browser.conftest import Someone

HEADINGS = {
    "/": "Something not right? Report it here.",
    "/lapor": "What happened?",
    "/lacak": "Track a report",
    "/pengaduan": "",
    "/masuk": "",
    "/bantuan": "",
    "/112": "",
    "/privasi": "",
}


def test_english_is_one_press_away_and_remembered(someone: Someone) -> None:
    visitor = someone("sambas")
    indonesian = {}
    for path in HEADINGS:
        visitor.go(path)
        indonesian[path] = visitor.page.locator("h1").inner_text()
    visitor.go("/pengaduan?q=jalan")
    visitor.press("English", within=".utility")
    assert visitor.page.locator("#q").input_value() == "jalan"
    for path, heading in HEADINGS.items():
        visitor.go(path)
        assert visitor.page.locator("html").get_attribute("lang") == "en"
        assert visitor.page.locator("h1").inner_text() != indonesian[path]
        assert heading in visitor.page.locator("h1").inner_text()
    visitor.press("Indonesia", within=".utility")
    assert visitor.page.locator("html").get_attribute("lang") == "id"
