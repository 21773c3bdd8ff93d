"""What every answer says of itself, and what an error says to a person and to nobody else."""

import re

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from config import settings
from tests.inspection import CSP
from tests.signing_in import PASSWORD
from tests.stranger import Stranger
from tests.strangers import contents
from tests.visitor import HTMX, Visitor
from web import headers, redirects
from web.redirects import safe_path


def test_the_policy_is_the_one_that_was_reviewed() -> None:
    """T31: the test browser holds every page to it, word for word."""
    assert headers.content_policy() == CSP
    assert "unsafe" not in CSP


def test_tiles_may_be_loaded_from_one_place_and_on_pages_with_a_map_alone(
    monkeypatch: pytest.MonkeyPatch, visitor: Visitor
) -> None:
    """T31."""
    monkeypatch.setattr(settings, "TILES_URL", "https://{s}.petak.contoh/{z}/{x}/{y}.png")
    visitor.inspects = False
    allowed = CSP.replace("data:", "data: https://*.petak.contoh")
    page = visitor.get("/pengaduan/peta")
    assert page.headers["Content-Security-Policy"] == allowed
    assert page.find("div", id="peta")[0].get("data-tiles") == settings.TILES_URL
    assert visitor.get("/pengaduan").headers["Content-Security-Policy"] == CSP
    assert visitor.get("/peta/batas.geojson").headers["Content-Security-Policy"] == CSP


@pytest.mark.parametrize("path", ["/", "/nope", "/static/app.css", "/healthz", "/masuk"])
def test_no_answer_says_what_it_runs_on(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert "X-Powered-By" not in answer.headers
    assert "gunicorn" not in answer.headers.get("Server", "")
    assert "Werkzeug" not in answer.headers.get("Server", "")


def test_addresses_that_are_keys_do_not_travel(visitor: Visitor, mine: Stranger) -> None:
    """T40: no Referer from drafts, receipts and mailed links."""
    keys = [
        f"/lapor/{mine.tokens['draft']}/apa",
        f"/lapor/{mine.tokens['referred']}/terkirim",
        f"/tautan/sandi/{mine.tokens['password_reset']}",
        f"/u/{mine.ids['resident']}/{mine.tokens['unsubscribe']}",
    ]
    for path in keys:
        answer = visitor.get(path)
        assert answer.status in {200, 303}
        assert answer.headers["Referrer-Policy"] == "strict-origin"
        assert answer.headers["Cache-Control"] == "no-store"
    lost = visitor.get(f"/lapor/{mine.tokens['draft']}/apa-saja")
    assert (lost.status, lost.headers["Referrer-Policy"]) == (404, "strict-origin")
    assert visitor.get("/").headers["Referrer-Policy"] == "same-origin"


def test_a_fragment_and_its_page_are_two_answers_to_a_cache(visitor: Visitor) -> None:
    """T35: the same address opened directly is the full page."""
    whole, part = visitor.get("/pengaduan"), visitor.get("/pengaduan", **HTMX)
    assert "<!doctype html>" in whole.text
    assert "<!doctype html>" not in part.text
    for answer in (whole, part):
        assert "HX-Request" in answer.headers["Vary"]


def test_a_page_restored_by_the_browsers_history_is_whole(visitor: Visitor) -> None:
    restored = visitor.get("/pengaduan", **HTMX, HX_History_Restore_Request="true")
    assert "<!doctype html>" in restored.text


def test_a_personal_fragment_is_not_stored(app: Flask, mine: Stranger) -> None:
    answer = mine.visitor(app, "pupr").get("/meja/pengaduan", **HTMX)
    assert answer.status == 200
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_public_page_without_a_cookie_sets_none_and_may_be_kept(visitor: Visitor) -> None:
    """T80."""
    for path in ("/", "/pengaduan", "/bantuan"):
        answer = visitor.get(path)
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-cache"
        assert "Cookie" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "suffix",
    [
        "/x.css",
        "/x.js",
        ".css",
        ";x.css",
        "/%2e%2e/x.png",
        "%00.css",
        "%0a.css",
        "/a.jpg",
        "%3fx.css",
    ],
)
@pytest.mark.parametrize("path", ["/akun", "/meja/pengaduan"])
def test_a_personal_page_has_no_second_address(
    app: Flask, mine: Stranger, path: str, suffix: str
) -> None:
    """T80: a cache that keeps by the ending of an address is not deceived."""
    answer = mine.visitor(app, "pupr").get(path + suffix)
    assert answer.status in {400, 404}
    assert mine.email("pupr") not in answer.text


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.test",
        "/\\evil.test",
        " //evil.test",
        "https:evil.test",
        "https://evil.test",
        "http:evil.test",
        "javascript:alert(1)",
        "/akun\r\nSet-Cookie: x=1",
        "/akun\n",
        "\t//evil.test",
        "/\t/evil.test",
        "\\\\evil.test",
        "/%0d%0a\n",
        "evil.test",
        "",
        "?x",
        "/a\\b",
        "///evil.test",
        "/é",
    ],
)
def test_a_wish_to_go_elsewhere_is_not_granted(app: Flask, mine: Stranger, wanted: str) -> None:
    """T41."""
    assert safe_path(wanted, "/otherwise") == "/otherwise"


@pytest.mark.parametrize("wanted", ["/", "/akun", "/pengaduan?q=a&b=c", "/a//b", "/x#y"])
def test_a_path_of_this_host_is(wanted: str) -> None:
    assert redirects.safe_path(wanted, "/otherwise") == wanted


def test_after_the_log_in_nobody_is_sent_elsewhere(app: Flask, mine: Stranger) -> None:

    visitor = Visitor(app, mine.tenant.host)
    fields = visitor.get("/masuk").form() | {"email": mine.email("dishub"), "password": PASSWORD}
    answer = visitor.post("/masuk?next=//evil.test/", fields)
    assert (answer.status, answer.location) == (303, "/meja")


def test_a_fragment_is_told_to_sign_in_and_never_given_the_log_in_page(visitor: Visitor) -> None:
    """T38, 401: the page would be pasted into a list otherwise."""
    answer = visitor.get("/meja/pengaduan", **HTMX)
    assert answer.status == 401
    assert answer.headers["HX-Redirect"] == "/masuk?next=/meja/pengaduan"
    assert answer.text == ""


def test_a_log_in_leads_back_to_no_page_that_only_takes_what_is_sent(visitor: Visitor) -> None:
    answer = visitor.post("/meja/orang/undang", {"csrf_token": visitor.token("/lacak")})
    assert (answer.status, answer.location) == (302, "/masuk")


@pytest.mark.parametrize("given", [{}, HTMX])
def test_an_error_has_a_page_in_words(
    app: Flask, mine: Stranger, visitor: Visitor, given: dict[str, str]
) -> None:
    """T38: 400, 403, 404, 405, 409, 422 each with its status, with and without htmx."""
    officer = mine.visitor(app, "pupr")
    token = officer.token("/lacak")
    desk = f"/meja/pengaduan/{mine.references['referred']}"
    stale = officer.post(f"{desk}/pengerjaan", {"csrf_token": token, "version": "999"}, **given)
    empty = officer.post(f"{desk}/catatan", {"csrf_token": token, "note": ""}, **given)
    answers = {
        400: officer.get("/pengaduan?state=tidak-ada", **given),
        403: officer.get("/meja/koordinasi", **given),
        404: visitor.get("/tidak-ada", **given),
        405: officer.get("/keluar", **given),
        409: stale,
        422: empty,
    }
    for status, answer in answers.items():
        assert answer.status == status
        assert answer.find("h1"), status
        assert "Traceback" not in answer.text
    assert 'role="alert"' in empty.text


@pytest.fixture
def broken(app: Flask):
    """A view that fails as the test says."""
    from tenants.complaints import queries  # noqa: F401, PLC0415 - the house is loaded

    view = app.view_functions["pages.help_page"]

    def break_with(error: Exception) -> None:
        def fails() -> str:
            raise error

        app.view_functions["pages.help_page"] = fails

    yield break_with
    app.view_functions["pages.help_page"] = view


SECRET = "canary-of-the-stack 3205010101900007 postgresql://jembatan_owner:pw@db"


def test_a_failure_shows_a_reference_and_nothing_else(
    app: Flask, mine: Stranger, broken, caplog: pytest.LogCaptureFixture
) -> None:
    """T78."""
    broken(RuntimeError(SECRET))
    for who in (None, "pupr"):
        answer = mine.visitor(app, who).get("/bantuan")
        assert answer.status == 500
        assert "canary" not in answer.text
        assert "Error" not in answer.text
        assert re.search(r'class="reference">[0-9a-f]{12}<', answer.text)
        assert answer.headers["Cache-Control"] == "no-store"


def test_a_database_that_is_away_is_a_pause_not_a_failure(
    app: Flask, mine: Stranger, broken
) -> None:
    broken(OperationalError("SELECT 1", {}, Exception(SECRET)))
    answer = Visitor(app, mine.tenant.host).get("/bantuan")
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "30"
    assert "canary" not in answer.text


@pytest.mark.parametrize("who", [None, "pupr"])
def test_an_error_keeps_nothing_of_what_was_begun(
    app: Flask, mine: Stranger, who: str | None
) -> None:
    visitor = mine.visitor(app, who)
    before = contents(mine.tenant)
    visitor.post("/lapor", {"csrf_token": "wrong", "text": "jalan rusak " * 3})
    visitor.get("/pengaduan?setelah=kemarin_x")
    assert contents(mine.tenant) == before
