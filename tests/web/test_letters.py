"""Letters and numbers that no person types end at the door, not in a failure."""

import pytest
from flask import Flask

from tests.signing_in import CONSOLE_HOST
from tests.strangers import Pair
from tests.visitor import Page, Visitor

NEVER = ("\x00", "\x1b[2J", "\x7f")


def is_refused(page: Page) -> bool:
    return page.status == 400 and bool(page.find("h1"))


@pytest.mark.parametrize(
    "path",
    [
        "/pengaduan/%00",
        "/pengaduan/%0a%7b%22event%22:%22forged%22%7d",
        "/pengaduan?q=%00",
        "/pengaduan?%00=q",
        "/pengaduan?q=%1b%5b2J",
        "/lapor/%00/apa",
        "/lacak/%00/x",
        "/tautan/sandi/%00",
        "/tidak-ada/%00",
    ],
)
def test_an_address_holds_no_control_characters(visitor: Visitor, path: str) -> None:
    assert is_refused(visitor.get(path))


@pytest.mark.parametrize("never", NEVER)
@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("/lapor", "text"),
        ("/lacak", "reference"),
        ("/lacak", "receipt"),
        ("/masuk", "email"),
        ("/masuk", "password"),
        ("/daftar", "name"),
        ("/daftar", "email"),
        ("/lupa-sandi", "email"),
    ],
)
def test_a_form_holds_no_control_characters(
    visitor: Visitor, path: str, field: str, never: str
) -> None:
    filled = dict.fromkeys(visitor.get(path).form(), "lampu jalan padam semua")
    token = {"csrf_token": visitor.token(path)}
    assert is_refused(visitor.post(path, filled | token | {field: f"lampu{never}jalan"}))
    assert is_refused(visitor.post(path, token | {f"x{never}": "1"}))


def test_lines_and_tabs_are_what_people_type(visitor: Visitor) -> None:
    text = "Lampu jalan padam.\r\n\r\n\tSudah dua minggu.\nTolong."
    assert visitor.submit(visitor.get("/lapor"), text=text, topic="tidak-tahu").status == 303


@pytest.mark.parametrize("path", ["/daerah/%00", "/daerah/a%0d%0aX:%20y"])
def test_the_console_is_no_less_careful(app: Flask, path: str) -> None:
    assert is_refused(Visitor(app, CONSOLE_HOST).get(path))


@pytest.mark.parametrize(
    ("path", "after"),
    [("/daerah/a%26next%3Dx", "/daerah/a%26next%3Dx"), ("/daerah/x%C3%A9", "/")],
)
def test_the_console_asks_to_sign_in_whatever_the_address_holds(
    app: Flask, path: str, after: str
) -> None:
    answer = Visitor(app, CONSOLE_HOST).get(path)
    assert (answer.status, answer.location) == (302, f"/masuk?next={after}")


@pytest.mark.parametrize(
    "after",
    [
        "2026-01-01_99999999999999999999",
        "2026-01-01_-99999999999999999999",
        "2026-01-01_" + "9" * 5000,
        "0001-01-01T00:00:00+23:59_1",
        "9999-12-31T23:59:59-23:59_1",
        "2026-01-01_",
        "_1",
    ],
)
@pytest.mark.parametrize("path", ["/pengaduan", "/meja/pengaduan", "/meja/koordinasi"])
def test_no_place_in_a_list_is_a_failure(app: Flask, pair: Pair, path: str, after: str) -> None:
    visitor = pair[0].visitor(app, "coordinator" if "koordinasi" in path else "pupr")
    assert visitor.get(f"{path}?setelah={after.replace('+', '%2B')}").status in {200, 404}


@pytest.mark.parametrize("number", ["9" * 20, "9" * 5000, "-1", "٣"])
def test_no_number_of_a_photo_is_a_failure(visitor: Visitor, pair: Pair, number: str) -> None:
    path = f"/lapor/{pair[0].tokens['draft']}/foto"
    fields = visitor.get(path).form() | {"remove": number}
    assert visitor.post(path, fields).status == 303


@pytest.mark.parametrize("key", ["é", "%C3%A9", "🔑", "%ED%A0%80", "%FF"])
def test_a_key_in_any_letters_is_a_wrong_key(visitor: Visitor, pair: Pair, key: str) -> None:
    """A report that is there and one that is not are answered alike (T68)."""
    mine, _ = pair
    account = mine.ids["resident"]
    pages = [
        visitor.get(f"/lacak/{reference}/{key}")
        for reference in (mine.references["referred"], mine.references["public"], "SWL-26-000000")
    ]
    assert [page.status for page in pages] == [404] * 3
    assert len({page.text for page in pages}) == 1
    assert visitor.get(f"/u/{account}/{key}").status == 404
