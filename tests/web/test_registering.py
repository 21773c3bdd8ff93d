"""From an address that somebody wrote to an account that only its owner can open."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import people
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.outbox import Announcement
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, LinkPurpose, Role
from tests.visitor import Page, Visitor

EMAIL = "maria@contoh.test"
ATTACKERS, OWN = "sandi-si-penyerang", "tiga kata berlainan"
DOORS = {
    LinkPurpose.INVITATION: "/tautan/undangan/{}",
    LinkPurpose.VERIFICATION: "/tautan/surel/{}",
    LinkPurpose.PASSWORD_RESET: "/tautan/sandi/{}",
}

pytestmark = pytest.mark.usefixtures("undone", "unlimited")


@pytest.fixture
def visitor(app: Flask, sambas: Tenant) -> Visitor:
    return Visitor(app, sambas.host)


def register(visitor: Visitor, **more: str) -> Page:
    page = visitor.get("/daftar")
    answer = visitor.submit(page, name="Maria Tan", email=EMAIL, agree="y", **more)
    assert answer.status == 200, answer.text
    return answer


def link(tenant: Tenant, purpose: LinkPurpose = LinkPurpose.VERIFICATION) -> str:
    """The address in the mail, as its worker makes it."""
    with unit_of_work(tenant):
        account = people.by_email(EMAIL)
        assert account
        return DOORS[purpose].format(people.new_link(account.id, purpose))


def mails(tenant: Tenant) -> list[str]:
    """The kinds announced to the account, oldest first."""
    with unit_of_work(tenant, read_only=True):
        account = people.by_email(EMAIL)
        rows = select(Announcement.kind).where(
            Announcement.kind.startswith("people."),
            Announcement.payload["account_id"].as_integer() == (account.id if account else 0),
        )
        return list(session.scalars(rows.order_by(Announcement.id)))


def tries(app: Flask, tenant: Tenant, password: str) -> Page:
    stranger = Visitor(app, tenant.host)
    return stranger.submit(stranger.get("/masuk"), email=EMAIL, password=password)


def test_a_strangers_password_never_opens_the_account_that_its_owner_proves(
    app: Flask, visitor: Visitor, sambas: Tenant
) -> None:
    """The attacker writes the victim's address and a password of their own into the form."""
    attacker = Visitor(app, sambas.host)
    register(attacker, password=ATTACKERS)
    assert tries(app, sambas, ATTACKERS).status == 422
    opened = visitor.get(link(sambas))
    assert EMAIL in opened.text
    assert visitor.submit(opened, password=OWN).location == "/akun"
    assert tries(app, sambas, ATTACKERS).status == 422
    assert tries(app, sambas, OWN).status == 303


def test_registering_asks_for_no_password(visitor: Visitor) -> None:
    page = visitor.get("/daftar")
    assert {"name", "email"} < set(page.form())
    assert page.find("input", type="password") == []


def test_the_page_after_registering_says_how_long_its_links_work(visitor: Visitor) -> None:
    text = register(visitor).text
    assert "24 jam" in text
    assert "30 menit" in text


def test_looking_at_the_link_proves_nothing(visitor: Visitor, sambas: Tenant) -> None:
    register(visitor)
    visitor.get(link(sambas))
    with unit_of_work(sambas, read_only=True):
        account = people.by_email(EMAIL)
        assert account
        assert (account.verified_at, account.password_hash) == (None, None)


@pytest.mark.parametrize("purpose", list(LinkPurpose))
def test_a_link_that_works_no_more_offers_a_new_one(
    app: Flask, visitor: Visitor, sambas: Tenant, purpose: LinkPurpose
) -> None:
    register(visitor)
    path = link(sambas, purpose)
    with clock.frozen(clock.now() + timedelta(hours=purpose.hours, minutes=1)):
        late = visitor.get(path)
        assert late.status == 404
        known = visitor.submit(late, "/lupa-sandi", email=EMAIL)
        other = Visitor(app, sambas.host)
        unknown = other.submit(other.get(path), "/lupa-sandi", email="tidak-ada@contoh.test")
    assert known.status == unknown.status == 200
    assert known.text == unknown.text
    assert mails(sambas)[-1] == "people.verification"
    assert len(mails(sambas)) == 2


@pytest.mark.parametrize(
    ("stage", "kind"),
    [
        ("registered", "people.verification"),
        ("invited", "people.invitation"),
        ("proved", "people.password_reset"),
    ],
)
@pytest.mark.parametrize("path", ["/lupa-sandi", "/daftar"])
def test_who_asks_for_a_link_gets_the_one_that_lets_them_in(
    visitor: Visitor, sambas: Tenant, path: str, stage: str, kind: str
) -> None:
    with clock.frozen(clock.now() - timedelta(hours=1)), unit_of_work(sambas):
        if stage == "registered":
            people.register(email=EMAIL, name="Maria")
        else:
            account = people.invite(
                email=EMAIL, name="Maria", role=Role.COORDINATOR, by=people.SYSTEM
            )
            account.verified_at = clock.now() if stage == "proved" else None
    before = len(mails(sambas))
    page = visitor.get(path)
    typed = {"name": "Maria", "agree": "y"} if path == "/daftar" else {}
    assert visitor.submit(page, email=EMAIL, **typed).status == 200
    assert mails(sambas)[before:] == [kind]


def test_a_link_asked_for_again_at_once_is_one_mail(visitor: Visitor, sambas: Tenant) -> None:
    for _ in range(3):
        register(visitor)
        visitor.submit(visitor.get("/lupa-sandi"), email=EMAIL)
    assert mails(sambas) == ["people.verification"]


def test_a_disabled_account_gets_no_link(visitor: Visitor, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        people.register(email=EMAIL, name="Maria")
        account = session.scalars(select(Account).where(Account.email == EMAIL)).one()
        account.disabled_at = clock.now()
    with clock.frozen(clock.now() + timedelta(hours=1)):
        register(visitor)
    assert mails(sambas) == ["people.verification"]  # the first


@pytest.mark.parametrize("purpose", list(LinkPurpose))
@pytest.mark.parametrize("password", ["passwordpassword", "Maria-Tan-1990", "Sambas-2026-2026"])
def test_a_common_password_is_refused_with_a_word_beside_the_field(
    visitor: Visitor, sambas: Tenant, purpose: LinkPurpose, password: str
) -> None:
    register(visitor)
    path = link(sambas, purpose)
    refused = visitor.submit(visitor.get(path), password=password)
    assert refused.status == 422
    assert "mudah ditebak" in refused.text
    assert visitor.submit(visitor.get(path), password=OWN).status == 303  # the link still works


@pytest.mark.parametrize("purpose", list(LinkPurpose))
def test_every_link_of_an_account_ends_when_a_password_is_set(
    visitor: Visitor, sambas: Tenant, purpose: LinkPurpose
) -> None:
    register(visitor)
    others = [link(sambas, each) for each in LinkPurpose]
    visitor.submit(visitor.get(link(sambas, purpose)), password=OWN)
    assert [visitor.get(path).status for path in others] == [404] * len(others)


def test_all_that_is_wrong_is_said_at_once(visitor: Visitor) -> None:
    page = visitor.submit(visitor.get("/daftar"), name="", email="budi@")
    said = page.find("div", id="kesalahan")[0]
    told = ["".join(each.itertext()).strip() for each in said.iter("li")]
    assert told == [
        "Tulis nama Anda.",
        "Alamat surel tidak lengkap. Contoh: nama@contoh.id",
        "Centang untuk melanjutkan.",
    ]
