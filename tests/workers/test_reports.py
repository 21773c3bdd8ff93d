"""The week's report: asked for, once a person and week, a PDF that a screen reader can read."""

import io
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage

import pytest
from flask import Flask
from pypdf import PdfReader

from tenants import people
from tenants.complaints import Topic, Visibility
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Actor, Frequency
from tests.factories import a_head, a_referred_complaint, a_regent
from tests.lanes import Bells
from tests.post_office import PostOffice
from tests.visitor import Visitor
from tests.workers.ledger import MORNING, clear
from tests.workers.letters import Sent, sent
from workers import relay
from workers.complaints import announce_digests

MONDAY = MORNING - timedelta(days=2)
DAY = timedelta(days=1)
HOSTILE = '#read("/etc/passwd") *tebal* $x^2$ \\ // @rujukan'


def asked(tenant: Tenant, whoever: Callable[[], Actor], locale: str = "id") -> str:
    """The address of who asked for the report, and takes no digest."""
    with unit_of_work(tenant):
        account = people.by_id(whoever().id or 0)
        account.digest, account.locale = Frequency.NEVER, locale
        people.set_weekly_report(account, wants=True)
        return account.email


@pytest.fixture
def quiet(undone: None, bells: Bells, sambas: Tenant) -> None:
    """Nobody else takes any digest; one report is late, one late and secret."""
    clear(sambas)
    with unit_of_work(sambas):
        session.query(Account).update({"digest": Frequency.NEVER})
        with clock.frozen(MONDAY - 30 * DAY):
            a_referred_complaint(name="Siti Kenari")
            a_referred_complaint(visibility=Visibility.SECRET)
        session.query(Account).update({"digest": Frequency.NEVER})


def reports(tenant: Tenant, office: PostOffice, days: int = 0) -> list[Sent]:
    """What was mailed on a Monday morning, or so many days after."""
    office.clear()
    with clock.frozen(MONDAY + days * DAY):
        announce_digests(tenant.key)
        relay.drain_mail(tenant.key)
    return [each for each in sent(tenant, office) if each.kind == "digest.leader"]


def attached(message: EmailMessage) -> list[PdfReader]:
    return [
        PdfReader(io.BytesIO(each.get_payload(decode=True)))  # type: ignore[arg-type]
        for each in message.iter_attachments()
        if each.get_content_type() == "application/pdf"
    ]


def words(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.mark.usefixtures("quiet")
def test_who_asked_gets_it_once_a_week_and_who_did_not_gets_none(
    sambas: Tenant, post_office: PostOffice
) -> None:
    address = asked(sambas, a_regent)
    with unit_of_work(sambas):
        a_regent()
    assert [each.message["To"] for each in reports(sambas, post_office)] == [address]
    assert reports(sambas, post_office) == []
    assert reports(sambas, post_office, days=1) == []
    assert len(reports(sambas, post_office, days=7)) == 1


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize(
    ("who", "locale", "title"),
    [
        (a_regent, "id", "Laporan mingguan Kabupaten Sambas"),
        (a_regent, "en", "Weekly report: Kabupaten Sambas"),
        (a_head, "id", "Laporan mingguan Dinas Pekerjaan Umum dan Penataan Ruang"),
    ],
)
def test_the_report_is_tagged_titled_in_its_readers_language_and_short(
    sambas: Tenant,
    post_office: PostOffice,
    who: Callable[[], Actor],
    locale: str,
    title: str,
) -> None:
    asked(sambas, who, locale)
    [mail] = reports(sambas, post_office)
    [pdf] = attached(mail.message)
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == locale
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert pdf.metadata
    assert pdf.metadata.title == title
    assert 1 <= len(pdf.pages) <= 2
    text = words(pdf)
    assert title in text
    assert "Siti" not in text
    assert text.count("SBS-26-") == 1  # the secret one is in no list


@pytest.mark.usefixtures("quiet")
def test_what_people_wrote_is_never_markup(sambas: Tenant, post_office: PostOffice) -> None:
    with unit_of_work(sambas):
        for topic in session.query(Topic):
            topic.name = HOSTILE
    asked(sambas, a_regent)
    [mail] = reports(sambas, post_office)
    [pdf] = attached(mail.message)
    assert "".join(HOSTILE.split()) in "".join(words(pdf).split())
    assert "root:" not in words(pdf)


@pytest.mark.usefixtures("quiet")
def test_who_stopped_it_or_leads_no_longer_gets_none(
    app: Flask, sambas: Tenant, post_office: PostOffice
) -> None:
    address = asked(sambas, a_head)
    with clock.frozen(MONDAY):
        announce_digests(sambas.key)
    with unit_of_work(sambas):
        account = people.by_email(address)
        assert account
        [given] = account.grants
        people.revoke(account, given.role, agency_id=given.agency_id, by=people.SYSTEM)
    assert reports(sambas, post_office) == []


@pytest.mark.usefixtures("quiet")
def test_the_mails_own_link_stops_it(app: Flask, sambas: Tenant, post_office: PostOffice) -> None:
    asked(sambas, a_regent)
    [mail] = reports(sambas, post_office)
    stop = str(mail.message["List-Unsubscribe"]).strip("<>").partition(":8000")[2]
    Visitor(app, sambas.host).open(stop, "POST", data={"List-Unsubscribe": "One-Click"})
    assert reports(sambas, post_office, days=7) == []
