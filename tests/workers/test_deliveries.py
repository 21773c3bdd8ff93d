"""What becomes of mail, on a real SMTP server: who is not written to again, what staff see."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from tenants import agencies, complaints, people
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Frequency, Role
from tests.factories import a_complaint, somebody, staff
from tests.post_office import AFTER_DATA, BEFORE_DATA, PostOffice
from tests.signing_in import PASSWORD, hashed
from tests.visitor import Page, Visitor
from workers.relay import drain_effects, drain_mail

pytestmark = pytest.mark.usefixtures("undone")

READER = "warga@contoh.test"
OFFICER = "petugas@contoh.test"
UNKNOWN = "550 5.1.1 no such mailbox"


@pytest.fixture(autouse=True)
def quiet(sambas: Tenant, post_office: PostOffice) -> None:
    """Nothing waits but what the test brings about."""
    drain_effects(sambas.key)
    drain_mail(sambas.key)
    post_office.clear()


@pytest.fixture
def report(sambas: Tenant) -> str:
    """The reference of a report in its agency's inbox, its receipt not sent yet."""
    return filed(sambas)


def filed(tenant: Tenant, email: str = READER) -> str:
    with unit_of_work(tenant):
        complaint = a_complaint(email=email)
        staff(complaint)
        reference = complaint.reference
    drain_effects(tenant.key)
    return reference


def desk(app: Flask, tenant: Tenant) -> Visitor:
    """The browser of an officer of the agency that roads belong to."""
    with unit_of_work(tenant):
        agency = agencies.by_code("dinas-pupr")
        officer = people.invite(
            email=OFFICER, name="Petugas", role=Role.OFFICER, agency_id=agency.id, by=people.SYSTEM
        )
        officer.password_hash, officer.verified_at = hashed(), clock.now()
        officer.digest = Frequency.NEVER
    visitor = Visitor(app, tenant.host)
    visitor.sign_in(OFFICER, PASSWORD)
    return visitor


def states(page: Page) -> list[str]:
    """How the mails to the reporter stand, as the page says it."""
    (listed,) = page.find("ul", **{"aria-labelledby": "surel"})
    return ["".join(tag.itertext()) for tag in listed.iter("span")]


def invited(email: str) -> people.Account:
    """Somebody with a role, whose address is proved."""
    account = people.invite(email=email, name="Rina", role=Role.COORDINATOR, by=people.SYSTEM)
    account.verified_at = clock.now()
    session.flush()
    return account


def later(hours: float) -> datetime:
    return clock.now() + timedelta(hours=hours)


def test_an_address_refused_for_good_is_not_written_to_again(
    sambas: Tenant, post_office: PostOffice, report: str
) -> None:
    post_office.refuse(UNKNOWN)
    drain_mail(sambas.key)
    filed(sambas)
    drain_mail(sambas.key)
    assert post_office.sent_to(READER) == []
    filed(sambas, "lain@contoh.test")
    drain_mail(sambas.key)
    assert len(post_office.sent_to("lain@contoh.test")) == 1


def test_after_a_month_it_is_tried_once_more(
    sambas: Tenant, post_office: PostOffice, report: str
) -> None:
    post_office.refuse(UNKNOWN)
    drain_mail(sambas.key)
    for days, mails in ((29, 0), (31, 1)):
        with clock.frozen(later(24 * days)):
            filed(sambas)
            drain_mail(sambas.key)
        assert len(post_office.sent_to(READER)) == mails


@pytest.mark.parametrize(
    ("reply", "at"),
    [
        ("550 5.7.1 relaying denied", BEFORE_DATA),  # a word about us
        ("554 5.6.0 content refused", AFTER_DATA),  # a word about the mail
        ("450 4.2.2 mailbox full", BEFORE_DATA),  # a word about today
    ],
)
def test_a_refusal_that_is_not_about_the_address_is_not_held_against_it(
    sambas: Tenant, post_office: PostOffice, report: str, reply: str, at: str
) -> None:
    post_office.refuse(reply, at)
    drain_mail(sambas.key)
    assert post_office.sent_to(READER) == []
    filed(sambas)
    drain_mail(sambas.key)
    assert len(post_office.sent_to(READER)) == 1


def test_what_its_reader_waits_for_goes_even_to_an_address_that_refused(
    sambas: Tenant, post_office: PostOffice
) -> None:
    with unit_of_work(sambas):
        invited(READER)
        people.addresses.refuse(READER, UNKNOWN)
    drain_mail(sambas.key)
    with unit_of_work(sambas):
        people.ask_for_link(READER)
    drain_mail(sambas.key)
    assert len(post_office.sent_to(READER)) == 2  # the invitation and the new password


def test_no_digest_is_announced_for_an_address_that_refused(sambas: Tenant) -> None:
    with unit_of_work(sambas):
        account = invited(READER)
        wanted = frozenset({Frequency(account.digest)}), Role.COORDINATOR
        assert account.id in people.wanting_digest(*wanted)
        people.addresses.refuse(READER.upper(), UNKNOWN)
        assert account.id not in people.wanting_digest(*wanted)


def test_the_officer_sees_how_each_mail_stands(
    app: Flask, sambas: Tenant, post_office: PostOffice, report: str
) -> None:
    officer, path = desk(app, sambas), f"/meja/pengaduan/{report}"
    assert states(officer.get(path)) == ["Menunggu dikirim"]
    post_office.refuse("450 4.2.2 mailbox full")
    drain_mail(sambas.key)
    assert states(officer.get(path)) == ["Gagal sementara, dicoba lagi"]
    with clock.frozen(later(0.1)):
        drain_mail(sambas.key)
    page = officer.get(path)
    assert states(page) == ["Terkirim"]
    assert page.find("button", formaction=f"{path}/pengiriman-ulang") == []


def test_a_mail_that_failed_for_good_is_sent_again_on_the_officers_word(
    app: Flask, sambas: Tenant, post_office: PostOffice, report: str
) -> None:
    officer, path = desk(app, sambas), f"/meja/pengaduan/{report}"
    post_office.refuse(UNKNOWN)
    drain_mail(sambas.key)
    page = officer.get(path)
    assert states(page) == ["Gagal tetap"]
    answer = officer.submit(page, f"{path}/pengiriman-ulang")
    assert "Surel dikirim lagi." in officer.follow(answer).text
    drain_mail(sambas.key)
    assert states(officer.get(path)) == ["Terkirim"]
    assert len(post_office.sent_to(READER)) == 1


def test_a_mail_that_had_nothing_left_to_say_is_not_called_sent(
    sambas: Tenant, post_office: PostOffice, report: str
) -> None:
    with unit_of_work(sambas):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(report)
        found.reporter_email = None  # the reporter withdrew it
    drain_mail(sambas.key)
    with unit_of_work(sambas, read_only=True):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(report)
        assert complaints.letters.of(found) == []


def test_an_anonymous_report_has_no_mails_to_show(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        reference = a_complaint(visibility=complaints.Visibility.ANONYMOUS).reference
    drain_effects(sambas.key)
    assert "Surel kepada pelapor" not in desk(app, sambas).get(f"/meja/pengaduan/{reference}").text
