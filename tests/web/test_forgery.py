"""Requests that a person never meant: forged by other sites, by siblings, by link scanners."""

import pytest
from flask import Flask

from tests.stranger import Stranger
from tests.strangers import Pair, contents
from tests.visitor import Visitor
from web.origin import SAFE

ROLES = (None, "resident", "pupr", "coordinator", "admin")


def choose(visitor: Visitor, **headers: str | None) -> int:
    """The answer to a change of one's own account, with these headers and the right token."""
    fields = visitor.get("/akun").form()
    given = {name.replace("_", "-"): value for name, value in headers.items() if value is not None}
    return visitor.open("/akun", "POST", data=fields, headers=given).status


def test_a_form_from_ones_own_page_is_taken(app: Flask, mine: Stranger) -> None:
    visitor = mine.visitor(app, "resident")
    assert choose(visitor, Origin=visitor.origin) == 303
    assert choose(visitor, Sec_Fetch_Site="same-origin") == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.test"},
        {"Origin": "http://{other}"},
        {"Origin": "http://{other}", "Sec_Fetch_Site": "same-site"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "https://{mine}"},
        {"Origin": "http://{mine}.evil.test"},
        {"Origin": "http://{bare}"},
        {"Origin": "http://{bare}:9"},
        {"Origin": "http://{mine}/"},
        {"Origin": "http://{mine} http://evil.test"},
        {"Origin": "null", "Sec_Fetch_Site": "same-origin"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "none"},
        {},
    ],
)
def test_a_form_from_anywhere_else_is_refused(
    app: Flask, pair: Pair, headers: dict[str, str]
) -> None:
    """T25: with the victim's cookie and even with the right form token."""
    mine, other = pair
    places = {
        "mine": mine.tenant.host,
        "other": other.tenant.host,
        "bare": mine.tenant.host.partition(":")[0],
    }
    given = {name: value.format(**places) for name, value in headers.items()}
    victim = mine.visitor(app, "resident")  # the log-in is noted, so before the look
    before = contents(mine.tenant)
    assert choose(victim, **given) == 403
    assert contents(mine.tenant) == before


@pytest.mark.parametrize("token", ["", "x", "stolen"])
def test_a_form_without_this_sessions_token_is_refused(
    app: Flask, mine: Stranger, token: str
) -> None:
    visitor = mine.visitor(app, "resident")
    wrong = Visitor(app, mine.tenant.host).token() if token == "stolen" else token
    answer = visitor.post("/akun", {"csrf_token": wrong, "email_language": "en"})
    assert answer.status in {400, 403}


def test_every_form_of_every_page_holds_the_token_itself(app: Flask, pair: Pair) -> None:
    """T27: htmx sends what the form holds; no header on the body is counted on."""
    seen = 0
    for who in ROLES:
        visitor = pair[0].visitor(app, who)
        for page in (visitor.get(path) for path in everything(pair[0])):
            assert page.find("body")[0].get("hx-headers") is None
            for form in page.find("form", method="post"):
                if page.path.startswith("/u/"):
                    continue  # its address is the proof
                names = [field.get("name", "") for field in form.iter("input")]
                assert any(name.endswith("csrf_token") for name in names), page.path
                seen += 1
    assert seen > 30


def everything(stranger: Stranger) -> list[str]:
    """Pages and links a GET may open, with those of mails among them."""
    refs, tokens = stranger.references, stranger.tokens
    draft = f"/lapor/{tokens['draft']}"
    steps = [
        f"{draft}/{step}" for step in ("apa", "topik", "di-mana", "foto", "identitas", "periksa")
    ]
    reports = [f"{place}/{ref}" for ref in refs.values() for place in ("/pengaduan", DESK)]
    mails = [
        f"/tautan/undangan/{tokens['invitation']}",
        f"/tautan/surel/{tokens['verification']}",
        f"/tautan/sandi/{tokens['password_reset']}",
        f"/u/{stranger.ids['resident']}/{tokens['unsubscribe']}",
        f"/lacak/{refs['referred']}/{tokens['follow']}",
        f"/ikuti/konfirmasi/{stranger.ids['follow-id']}/{tokens['confirm']}",
        f"/ikuti/saya/{stranger.ids['follower']}/{tokens['wishes']}",
        f"/u/ikuti/{stranger.ids['follow-id']}/{tokens['stop']}",
        f"/u/ringkasan/{stranger.ids['follower']}/{tokens['digest']}",
    ]
    plain = [
        "/",
        "/pengaduan",
        "/lapor",
        "/lapor/lanjutkan",
        "/lacak",
        "/masuk",
        "/daftar",
        "/lupa-sandi",
        "/akun",
        "/ikuti/saya",
        f"/ikuti?laporan={refs['public']}",
        "/meja",
        "/bantuan",
        "/112",
    ]
    sent = f"/lapor/{tokens['referred']}/terkirim"
    return [*plain, DESK, "/meja/koordinasi", sent, *steps, *reports, *mails]


DESK = "/meja/pengaduan"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("who", ROLES)
def test_looking_changes_nothing(app: Flask, mine: Stranger, who: str | None, method: str) -> None:
    """T26: link scanners and prefetching browsers open everything; only `seen_at` may move."""
    visitor = mine.visitor(app, who)
    visitor.inspects = method == "GET"
    before = contents(mine.tenant)
    statuses = {visitor.open(path, method).status for path in everything(mine)}
    assert contents(mine.tenant) == before
    assert statuses <= {200, 302, 303, 403, 404}
    assert 200 in statuses


@pytest.mark.parametrize("path", ["/keluar", "/akun/keluarkan-semua", "/lapor/hapus-draf"])
def test_what_changes_something_can_not_be_got(app: Flask, mine: Stranger, path: str) -> None:
    assert mine.visitor(app, "resident").get(path).status in {404, 405}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_refused_with_a_page(app: Flask, mine: Stranger, method: str) -> None:
    assert method not in SAFE
    visitor = mine.visitor(app, "resident")
    answer = visitor.open("/akun", method, headers={"Origin": visitor.origin})
    assert answer.status in {400, 405}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/masuk", "email=a@b.test&email=c@d.test&password=x"),
        ("/lupa-sandi", "email=a@b.test&email=c@d.test"),
        ("/lacak", "reference=A&reference=B"),
        ("/lacak?bahasa=id&bahasa=en", "reference=A"),
        ("/masuk?next=/akun&next=//evil.test", "email=a@b.test&password=x"),
    ],
)
def test_a_field_given_twice_is_refused(app: Flask, mine: Stranger, path: str, body: str) -> None:
    """T30: one answer hiding another."""
    visitor = Visitor(app, mine.tenant.host)
    token = visitor.token()
    answer = visitor.open(
        path,
        "POST",
        data=f"csrf_token={token}&{body}",
        content_type="application/x-www-form-urlencoded",
        headers={"Origin": visitor.origin},
    )
    assert answer.status == 400


def test_a_one_click_unsubscribe_needs_its_own_key_only(app: Flask, pair: Pair) -> None:
    """RFC 8058: a mail program has no cookie, no Origin and no token of ours."""
    mine, other = pair
    visitor = Visitor(app, mine.tenant.host)
    path = f"/u/{mine.ids['neighbour']}/"
    foreign = visitor.open(path + other.tokens["unsubscribe"], "POST")
    of_another = visitor.open(path + mine.tokens["unsubscribe"], "POST")
    own = visitor.open(f"/u/{mine.ids['resident']}/{mine.tokens['unsubscribe']}", "POST")
    assert [foreign.status, of_another.status, own.status] == [404, 404, 200]
