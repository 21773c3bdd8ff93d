"""English is one press away, on every page, and remembered."""

from tests.browser.conftest import Someone
from tests.browser.stage import Stage, links

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


def test_who_registers_in_english_reads_english_from_then_on(
    stage: Stage, someone: Someone
) -> None:
    visitor = someone("sambas")
    visitor.go("/daftar?bahasa=en")
    visitor.fill("Name", "Maria Tan")
    visitor.fill("Email", "maria.tan@contoh.test")
    visitor.page.locator("label[for=agree]").click()
    visitor.press("Send link")
    assert "Check your email" in visitor.text
    letter = stage.letter("maria.tan@contoh.test", "is this your email address")
    assert letter.header("Subject").startswith("[Kab. Sambas portal] ")
    assert letter.text
    assert "Hello Maria," in letter.text
    [link] = [each for each in links(letter.text) if "/tautan/" in each]
    visitor.go(link)
    visitor.fill("Password", "tiga kata berlainan")
    visitor.press("Save and sign in")
    assert visitor.page.locator("#email_language").input_value() == "en"


def test_the_console_is_read_in_english(someone: Someone) -> None:
    operator = someone("platform").sign_in("superadmin")
    operator.press("English", within=".utility")
    assert operator.page.locator("h1").inner_text() == "Regions"
    operator.go("/daerah/sambas")
    assert "195 villages" in operator.text
    operator.press("Indonesia", within=".utility")
    assert "195 desa/kelurahan" in operator.text
