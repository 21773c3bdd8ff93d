"""From a Host header to a tenant: exactly, or not at all."""

import pytest
from flask import Flask
from sqlalchemy import text

from tenants import registry
from tenants.kernel import outbox
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.errors import Invalid
from tenants.kernel.tenancy import Tenant
from tenants.registry import TenantState
from tenants.registry.models import RetiredSlug
from tests.attack.raw import answer
from tests.stranger import Stranger
from tests.strangers import Pair, contents
from tests.visitor import Visitor

# T1. What these name is Sambas …
SAMBAS = [
    "sambas.localhost:8000",
    "sambas.localhost",
    "SAMBAS.localhost:8000",
    "Sambas.LocalHost",
    "sambas.localhost.",
    "sambas.localhost.:8000",
    "sambas.localhost:99",
    "sambas.localhost:65535",
]
# … and what these name is nobody.
NOBODY = [
    "",
    " ",
    "localhost",
    "localhost:8000",
    "xsambas.localhost",
    "sambasx.localhost",
    "a.sambas.localhost",
    "sambas.localhost.evil.test",
    "sambas.localhost@evil.test",
    "evil.test@sambas.localhost",
    "evil.test#sambas.localhost",
    "evil.test/sambas.localhost",
    "evil.test:8000:sambas.localhost",
    "sambas.localhost:8000:8000",
    "sambas.localhost:abc",
    "sambas.localhost:123456",
    "sambas.localhost..",
    ".sambas.localhost",
    "sambas .localhost",
    "sambas\tlocalhost",
    "sambas,depok.localhost",
    "sambas.localhost, depok.localhost",
    "-sambas.localhost",
    "sambas_.localhost",
    "*.localhost",
    "%73ambas.localhost",
    "[::1]",
    "[::1]:8000",
    "127.0.0.1",
    "127.0.0.1:8000",
    "0x7f000001",
    "xn--smbas-cra.localhost",
    "xn--.localhost",
    "sаmbas.localhost",  # a Cyrillic а
    "ｓambas.localhost",  # full-width
    "t_sambas",
    "sambas",
    "a" * 64 + ".localhost",
    "a." * 150 + "localhost",
    "a" * 300,
    "sambas.localhost\x00",
    "sambas.localhost'; --",
]


@pytest.fixture
def context(app: Flask):
    with app.app_context():
        yield


@pytest.mark.parametrize("host", SAMBAS)
def test_a_host_in_any_spelling_is_its_tenants(app: Flask, sambas: Tenant, host: str) -> None:
    status, _, body = answer(app, "/", host)
    assert status == 200
    assert "Kabupaten Sambas" in body


@pytest.mark.parametrize("host", NOBODY)
def test_any_other_host_is_nobodys(app: Flask, sambas: Tenant, host: str) -> None:
    status, headers, body = answer(app, "/", host)
    assert status in {400, 404}
    assert headers["Content-Type"].startswith("text/html")
    for name in ("Sambas", "Depok"):
        assert name not in body.replace(host, "") if host else name not in body


def test_no_host_at_all_is_nobodys(app: Flask, sambas: Tenant) -> None:
    status, _, body = answer(app, "/", None)
    assert status in {400, 404}
    assert "Sambas" not in body


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Original-Host", "X-Forwarded-Server"]
)
def test_a_forwarded_host_never_changes_the_tenant(app: Flask, pair: Pair, header: str) -> None:
    """T2: not even as the proxy's word."""
    mine, other = pair
    value = f"host={other.tenant.host}" if header == "Forwarded" else other.tenant.host
    answered = Visitor(app, mine.tenant.host).open("/", headers={header: value})
    assert mine.tenant.name in answered.text


def test_without_a_proxy_forwarded_headers_are_ignored(app: Flask, pair: Pair) -> None:
    """T3: neither the address that limits are counted by nor the scheme."""
    visitor = Visitor(app, pair[0].tenant.host, address="192.0.2.1")
    answered = visitor.open(
        "/meja", headers={"X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https"}
    )
    assert answered.status == 302
    assert "https" not in answered.location


@pytest.mark.parametrize("path", ["/meja", "/akun", "/meja/pengaduan?kotak=baru"])
def test_redirects_name_no_host_that_a_request_could_choose(
    app: Flask, pair: Pair, path: str
) -> None:
    """T6: a redirect is a path; the browser stays where it is."""
    answered = Visitor(app, pair[0].tenant.host).open(
        path, headers={"X-Forwarded-Host": "evil.test"}
    )
    assert answered.location.startswith("/masuk")


def test_a_reset_asked_for_under_a_foreign_host_reaches_nobody(app: Flask, pair: Pair) -> None:
    """T6: with an unknown host there is no page; with B's host B has no such account."""
    mine, other = pair
    before = contents(mine.tenant), contents(other.tenant)
    form = {"email": mine.email("resident")}
    assert Visitor(app, "evil.test").post("/lupa-sandi", form).status == 404
    visitor = Visitor(app, other.tenant.host)
    answered = visitor.submit(visitor.get("/lupa-sandi"), **form)
    assert answered.status == 200
    assert (contents(mine.tenant), contents(other.tenant)) == before


def test_the_link_in_a_mail_has_the_canonical_host(app: Flask, pair: Pair) -> None:
    """T6: whatever spelling of the host the request came in."""
    from workers.messages import links  # noqa: PLC0415 - settings must be there first

    mine, _ = pair
    visitor = Visitor(app, mine.tenant.host.upper())
    visitor.inspects = False
    answered = visitor.get("/lupa-sandi")
    fields = answered.form() | {"email": mine.email("neighbour")}
    asked = visitor.open(
        "/lupa-sandi", "POST", data=fields, headers={"Origin": f"http://{mine.tenant.host}"}
    )
    assert asked.status == 200
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        told = session.query(outbox.Announcement).filter_by(kind="people.password_reset").all()
        assert told
        assert all(set(each.payload) == {"account_id"} for each in told)  # no address is kept
        link = links.password_reset("token")
    assert link == f"http://{mine.tenant.host}/tautan/sandi/token"


NOT_SERVED = [
    "unknown",
    "www",
    "admin",
    "api",
    "mail",
    "autodiscover",
    "mta-sts",
    "static",
    "_dmarc",
]


@pytest.mark.parametrize("path", ["/", "/masuk", "/pengaduan", "/nope", "/lapor"])
def test_hosts_that_are_not_served_all_answer_alike(app: Flask, pair: Pair, path: str) -> None:
    """T7: unknown, reserved and unfinished names can't be told apart."""
    mine, _ = pair
    _put(app, mine, TenantState.FAILED)
    try:
        hosts = [f"{label}.localhost:8000" for label in NOT_SERVED] + [mine.tenant.host]
        shapes = {_shape(app, path, host) for host in hosts}
    finally:
        _put(app, mine, TenantState.ACTIVE)
    assert len(shapes) == 1
    assert next(iter(shapes))[0] == 404
    assert Visitor(app, mine.tenant.host).get("/").status == 200


def _put(app: Flask, whose: Stranger, state: TenantState) -> None:
    with app.app_context(), unit_of_work(PLATFORM):
        session.get_one(registry.TenantRecord, whose.tenant.id).state = state
    registry.hosts.forget()


def _shape(app: Flask, path: str, host: str) -> tuple[int, tuple[tuple[str, str], ...], str]:
    status, headers, body = answer(app, path, host)
    return status, tuple(sorted(headers.items())), body


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize(
    "slug", ["www", "admin", "api", "mail", "static", "platform", "autodiscover"]
)
def test_a_reserved_name_is_nobodys_slug(slug: str) -> None:
    assert _refusal(slug) == "slug"


def test_a_released_slug_stays_blocked_for_its_year(undone: None) -> None:
    with unit_of_work(PLATFORM):
        session.add(RetiredSlug(slug="solok", until=_day("+ 1")))
    assert _refusal("solok") == "slug"
    with unit_of_work(PLATFORM):
        session.get_one(RetiredSlug, "solok").until = _day("- 1")
    assert _refusal("solok") is None


def _day(shift: str):
    return session.scalar(text(f"SELECT current_date {shift}"))


def _refusal(slug: str) -> str | None:
    """The field to blame for not taking Kota Solok on as `slug`."""
    try:
        with unit_of_work(PLATFORM):
            registry.reserve(region_code="13.72", slug=slug, admin_email="a@b.test", admin_name="A")
            raise _UndoneError
    except Invalid as error:
        return error.field
    except _UndoneError:
        return None


class _UndoneError(Exception):
    """Nothing is kept."""
