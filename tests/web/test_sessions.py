"""Log-ins: one tenant's, one person's, one browser's, and over when they should be."""

from datetime import timedelta
from http.cookies import SimpleCookie

import pytest
from flask import Flask
from structlog.testing import capture_logs

from config import settings
from tenants import people
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.people import Account
from tests.signing_in import PASSWORD
from tests.stranger import Stranger
from tests.strangers import Pair
from tests.visitor import Page, Visitor


def signed_in(app: Flask, stranger: Stranger, who: str) -> Visitor:
    """A log-in of its own, not the one that other tests share."""
    visitor = Visitor(app, stranger.tenant.host)
    with app.app_context(), unit_of_work(stranger.tenant):
        token = people.sessions.open_for(session.get_one(Account, stranger.ids[who]))
    serializer = _serializer(app, stranger.tenant.host)
    visitor.carry(serializer.dumps({"_user_id": token, "_fresh": True, "_permanent": True}))
    assert is_signed_in(visitor.get("/bantuan"))
    return visitor


def _serializer(app: Flask, host: str):
    with app.test_request_context("/", base_url=f"http://{host}"):
        return app.session_interface.get_signing_serializer(app)


def is_signed_in(page: Page) -> bool:
    return bool(page.find("form", action="/keluar"))


def cookies_of(page: Page) -> dict[str, dict[str, str]]:
    found = {}
    for line in page.headers.getlist("Set-Cookie"):
        for name, morsel in SimpleCookie(line).items():
            found[name] = {key: value for key, value in morsel.items() if value}
    return found


def test_most_visitors_never_get_a_cookie(app: Flask, mine: Stranger) -> None:
    visitor = Visitor(app, mine.tenant.host)
    for path in ("/", "/pengaduan", "/bantuan", "/112", "/privasi"):
        assert visitor.get(path).headers.getlist("Set-Cookie") == []


def test_every_cookie_is_closed_to_scripts_siblings_and_other_paths(
    app: Flask, mine: Stranger
) -> None:
    """T21; under https the name starts with __Host- (test_starting)."""
    visitor = Visitor(app, mine.tenant.host)
    pages = [visitor.get("/masuk"), visitor.get("/?bahasa=en")]
    pages.append(
        visitor.submit(visitor.get("/masuk"), email=mine.email("dishub"), password=PASSWORD)
    )
    found = [each for page in pages for each in cookies_of(page).items()]
    assert {name for name, _ in found} == {"jembatan", "bahasa", "perangkat"}
    for _, flags in found:
        assert flags["httponly"] and flags["samesite"] == "Lax" and flags["path"] == "/"
        assert "domain" not in flags


def test_a_log_in_gets_a_new_session_whatever_was_there(app: Flask, mine: Stranger) -> None:
    """T22: a cookie fixed before the log-in is worth nothing after it."""
    attacker = Visitor(app, mine.tenant.host)
    attacker.get("/masuk")
    victim = Visitor(app, mine.tenant.host)
    victim.carry(attacker.cookie())
    victim.sign_in(mine.email("dishub"), PASSWORD)
    assert victim.cookie() != attacker.cookie()
    assert is_signed_in(victim.get("/bantuan"))
    assert not is_signed_in(attacker.get("/bantuan"))


def test_nothing_that_a_cookie_held_before_the_log_in_outlives_it(
    app: Flask, mine: Stranger
) -> None:
    """T22: not even what an attacker had signed for them, but the receipts one has shown."""
    planted = {"planted": "by an attacker", "proofs": ["complaint:1"], "_id": "x"}
    serializer = _serializer(app, mine.tenant.host)
    victim = Visitor(app, mine.tenant.host)
    page = victim.get("/masuk")
    victim.carry(serializer.dumps(serializer.loads(victim.cookie()) | planted))
    assert victim.submit(page, email=mine.email("dishub"), password=PASSWORD).status == 303
    held = serializer.loads(victim.cookie())
    assert "proofs" not in held  # a shared phone: those reports need not be this person's
    assert "_user_id" in held
    assert "planted" not in held
    assert "csrf_token" not in held


def test_two_log_ins_of_one_person_are_two_sessions(app: Flask, mine: Stranger) -> None:
    one, other = (signed_in(app, mine, "dishub") for _ in range(2))
    one.submit(one.get("/bantuan"), "/keluar")
    assert not is_signed_in(one.get("/bantuan"))
    assert is_signed_in(other.get("/bantuan"))


def test_the_database_holds_no_token_that_a_cookie_could_carry(app: Flask, mine: Stranger) -> None:
    with app.app_context(), unit_of_work(mine.tenant):
        token = people.sessions.open_for(session.get_one(Account, mine.ids["resident"]))
        session.flush()
        digests = session.scalars(people.models.AccountSession.__table__.select()).all()
    assert token.encode() not in digests
    assert all(len(digest) == 32 for digest in digests)


def test_a_cookie_of_another_tenant_is_anonymous_and_noted(app: Flask, pair: Pair) -> None:
    """T23: also where both tenants have an account of the same number and address."""
    mine, other = pair
    thief = Visitor(app, other.tenant.host)
    thief.carry(signed_in(app, mine, "admin").cookie())
    with capture_logs() as logs:
        assert not is_signed_in(thief.get("/bantuan"))
        assert thief.get("/akun").location.startswith("/masuk")
    assert {each["event"] for each in logs} >= {"session.foreign_cookie"}


def test_a_token_of_another_tenant_in_ones_own_cookie_is_anonymous(app: Flask, pair: Pair) -> None:
    """Even with the signing key leaked, a token is found in its own tenant's schema only."""
    mine, other = pair
    with app.app_context(), unit_of_work(mine.tenant):
        token = people.sessions.open_for(session.get_one(Account, mine.ids["admin"]))
    thief = Visitor(app, other.tenant.host)
    thief.carry(_serializer(app, other.tenant.host).dumps({"_user_id": token, "_fresh": True}))
    assert not is_signed_in(thief.get("/bantuan"))


@pytest.mark.parametrize("broken", ["", "x", "e30.aaaa.bbbb", "a" * 3000, "..", "%00"])
def test_a_broken_cookie_is_a_visitors(app: Flask, mine: Stranger, broken: str) -> None:
    visitor = Visitor(app, mine.tenant.host)
    visitor.carry(broken)
    page = visitor.get("/bantuan")
    assert page.status == 200
    assert not is_signed_in(page)


def test_an_idle_log_in_ends(app: Flask, mine: Stranger) -> None:
    """T28."""
    visitor = signed_in(app, mine, "dishub")
    idle = timedelta(minutes=settings.SESSION_IDLE_MINUTES)
    with clock.frozen(clock.now() + idle - timedelta(minutes=20)):
        assert is_signed_in(visitor.get("/bantuan"))
    with clock.frozen(clock.now() + 2 * idle - timedelta(minutes=30)):
        assert is_signed_in(visitor.get("/bantuan"))  # used meanwhile, so not idle
    with clock.frozen(clock.now() + 3 * idle):
        assert not is_signed_in(visitor.get("/bantuan"))


def test_a_log_in_ends_however_busy(app: Flask, mine: Stranger) -> None:
    visitor = signed_in(app, mine, "dishub")
    start = clock.now()
    hours = 0
    while hours < settings.SESSION_ABSOLUTE_HOURS - 6:
        hours += 6
        with clock.frozen(start + timedelta(hours=hours)):
            assert is_signed_in(visitor.get("/akun/tidak-ada"))
    with clock.frozen(start + timedelta(hours=settings.SESSION_ABSOLUTE_HOURS, minutes=1)):
        assert not is_signed_in(visitor.get("/bantuan"))


def test_signing_out_ends_the_session_on_the_server(app: Flask, mine: Stranger) -> None:
    visitor = signed_in(app, mine, "dishub")
    kept = visitor.cookie()
    left = visitor.submit(visitor.get("/bantuan"), "/keluar")
    assert left.headers["Clear-Site-Data"] == '"cache", "storage"'
    visitor.carry(kept)
    assert not is_signed_in(visitor.get("/bantuan"))


def test_all_devices_out_means_all(app: Flask, mine: Stranger) -> None:
    devices = [signed_in(app, mine, "neighbour") for _ in range(3)]
    devices[0].submit(devices[0].get("/akun"), "/akun/keluarkan-semua")
    assert [is_signed_in(each.get("/bantuan")) for each in devices] == [False] * 3


def test_a_new_password_ends_every_session(app: Flask, mine: Stranger) -> None:
    visitor = signed_in(app, mine, "neighbour")
    with app.app_context(), unit_of_work(mine.tenant):
        token = people.new_link(mine.ids["neighbour"], people.LinkPurpose.PASSWORD_RESET)
    elsewhere = Visitor(app, mine.tenant.host)
    page = elsewhere.get(f"/tautan/sandi/{token}")
    assert elsewhere.submit(page, password=PASSWORD).location == "/masuk"
    assert not is_signed_in(elsewhere.get("/bantuan"))  # a reset does not log in (T64)
    assert not is_signed_in(visitor.get("/bantuan"))
    assert elsewhere.get(f"/tautan/sandi/{token}").status == 404  # used once


def test_a_disabled_account_is_out_at_once(app: Flask, mine: Stranger) -> None:
    visitor = signed_in(app, mine, "neighbour")
    with changed(app, mine, "neighbour", disabled_at=clock.now()):
        assert not is_signed_in(visitor.get("/bantuan"))
        refused = Visitor(app, mine.tenant.host)
        answer = refused.submit(
            refused.get("/masuk"), email=mine.email("neighbour"), password=PASSWORD
        )
        assert answer.status == 422


class changed:  # noqa: N801 - reads as a word at its use
    """An account changed for a while."""

    def __init__(self, app: Flask, stranger: Stranger, who: str, **values: object) -> None:
        self.app, self.stranger, self.who, self.values = app, stranger, who, values

    def _set(self, values: dict[str, object]) -> dict[str, object]:
        with self.app.app_context(), unit_of_work(self.stranger.tenant):
            account = session.get_one(Account, self.stranger.ids[self.who])
            before = {name: getattr(account, name) for name in values}
            for name, value in values.items():
                setattr(account, name, value)
        return before

    def __enter__(self) -> None:
        self.before = self._set(self.values)

    def __exit__(self, *_: object) -> None:
        self._set(self.before)
