"""Who chose English when registering or filing is written to in English."""

from email.message import EmailMessage
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import complaints, people
from tenants.complaints import Complaint, Visibility
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.outbox import Announcement
from tenants.kernel.tenancy import Tenant
from tests.factories.complaints import VILLAGES
from tests.signing_in import PASSWORD
from tests.visitor import Page, Visitor
from workers.app import app as workers_app
from workers.effects import MAIL


@pytest.fixture
def resident(app: Flask, undone: None, sambas: Tenant) -> Visitor:
    """A visitor who has pressed “English”."""
    visitor = Visitor(app, sambas.host)
    visitor.get("/?bahasa=en")
    return visitor


def register(visitor: Visitor, email: str) -> None:
    page = visitor.get("/daftar")
    answer = visitor.submit(page, name="Maria Tan", email=email, agree="y")
    assert answer.status == 200, answer.text


def file(visitor: Visitor, **who: str) -> None:
    """Through the filing pages to the confirmation."""
    text = "Lampu jalan di depan sekolah mati sejak minggu lalu."
    page = visitor.get("/lapor")
    page = step(visitor, page, text=text)
    page = step(visitor, page, topic="tidak-tahu")
    village = VILLAGES["sambas"]
    page = step(visitor, page, district=village.rpartition(".")[0], village=village)
    page = step(visitor, page)
    page = step(visitor, page, **who)
    assert "Check your answers" in page.text
    assert "We have received your report" in step(visitor, page).text


def step(visitor: Visitor, page: Page, **typed: str) -> Page:
    answer = visitor.submit(page, **typed)
    assert answer.status == 303, answer.text
    return visitor.follow(answer)


def mail(tenant: Tenant, kind: str, **payload: Any) -> EmailMessage:
    """The newest mail of a kind as a worker would write it; with `payload`, of that."""
    with workers_app().app_context(), unit_of_work(tenant):
        newest = select(Announcement).where(Announcement.kind == kind)
        row = session.scalars(newest.order_by(Announcement.id.desc())).first()
        assert payload or row
        outgoing = MAIL[kind].compose(payload or row.payload, "key")
        assert outgoing
        return outgoing.message


def text_of(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert isinstance(part, EmailMessage)
    return str(part.get_content())


def test_who_registers_in_english_is_written_to_in_english(
    resident: Visitor, sambas: Tenant
) -> None:
    register(resident, "maria@contoh.test")
    letter = mail(sambas, "people.verification")
    assert letter["Subject"] == "[Kab. Sambas portal] is this your email address?"
    assert "The link works for 24 hours and only once." in text_of(letter)


def test_a_guest_who_files_in_english_is_written_to_in_english(
    resident: Visitor, sambas: Tenant
) -> None:
    file(resident, identity="publik", name="Maria Tan", email="maria@contoh.test")
    letter = mail(sambas, "complaint.receipt")
    assert str(letter["Subject"]).endswith(": we have received your report")
    with unit_of_work(sambas, read_only=True):
        complaint_id = newest_complaint().id
    answer = mail(sambas, "complaint.answer", complaint_id=complaint_id)
    assert "answered report" in text_of(answer)
    assert "Is it done?" in text_of(answer)


def newest_complaint() -> Complaint:
    return session.scalars(select(Complaint).order_by(Complaint.id.desc())).first()


def test_who_files_in_english_with_an_account_gets_english_digests(
    resident: Visitor, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        account = people.Account(email="maria@contoh.test", name="Maria Tan")
        session.add(account)
        session.flush()
        token = people.new_link(account.id, people.LinkPurpose.INVITATION)
        people.set_password(token, people.LinkPurpose.INVITATION, PASSWORD)
        account_id = account.id
    resident.sign_in("maria@contoh.test", PASSWORD)
    file(resident, identity="publik")
    with unit_of_work(sambas):
        account = people.by_id(account_id)
        assert account.locale == "en"
        assert complaints.reported_by(account.as_actor()).newest(complaints.Filter()).items


def test_the_language_of_mails_is_a_choice_on_the_account_page(
    resident: Visitor, sambas: Tenant
) -> None:
    register(resident, "maria@contoh.test")
    with unit_of_work(sambas):
        account = people.by_email("maria@contoh.test")
        assert account
        token = people.new_link(account.id, people.LinkPurpose.VERIFICATION)
        people.set_password(token, people.LinkPurpose.VERIFICATION, PASSWORD)
        account_id = account.id
    resident.sign_in("maria@contoh.test", PASSWORD)
    page = resident.get("/akun")
    assert page.form("/akun")["email_language"] == "en"
    assert resident.submit(page, "/akun", email_language="id").status == 303
    with unit_of_work(sambas):
        assert people.by_id(account_id).locale == "id"
    letter = mail(sambas, "people.password_reset", account_id=account_id)
    assert letter["Subject"] == "[Portal Kab. Sambas] buat kata sandi baru"


def test_a_mail_says_a_role_in_its_readers_language(undone: None, sambas: Tenant) -> None:
    """A word of the domain, of which the workers' own catalogue knows nothing."""
    with unit_of_work(sambas):
        account = people.invite(
            email="ayu@contoh.test", name="Ayu", role=people.Role.COORDINATOR, by=people.SYSTEM
        )
        people.set_locale(account, "en")
        account_id = account.id
    letter = mail(sambas, "people.invitation", account_id=account_id)
    assert str(letter["Subject"]).endswith("invitation: Coordinator")
    assert "Your role: Coordinator." in " ".join(text_of(letter).split())


def test_an_anonymous_report_keeps_no_language(resident: Visitor, sambas: Tenant) -> None:
    """Who reads English in a village is soon found: anonim keeps nothing of it."""
    file(resident, identity="anonim")
    with unit_of_work(sambas, read_only=True):
        found = newest_complaint()
        assert (found.visibility, found.locale) == (Visibility.ANONYMOUS, "id")
