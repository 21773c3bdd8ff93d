"""The confirmation: a secret for the browser that filed, dates from the report's own clock."""

from datetime import timedelta

import pytest
from babel.dates import format_date
from flask import Flask

from tenants import complaints
from tenants.complaints import Complaint
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tests.stranger import Stranger
from tests.visitor import Page, Visitor
from tests.web.test_filing import filed, fill_in
from workers.app import app as workers_app
from workers.messages import complaints as letters


def receipt_on(page: Page) -> str | None:
    return next((each.text for each in page.find("p", **{"class": "code"})), None)


def sent(app: Flask, mine: Stranger, visitor: Visitor, **who: str) -> tuple[Complaint, str]:
    """A report filed by this browser, and the address of its confirmation."""
    last = fill_in(visitor, **who)
    return filed(app, mine, visitor, last), last.path.replace("periksa", "terkirim")


def test_the_browser_that_filed_is_shown_the_receipt_for_a_day(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    report, address = sent(app, mine, visitor)
    page = visitor.get(address)
    assert receipt_on(page)
    assert "hanya tampil di peramban ini" in page.text
    with clock.frozen(report.submitted_at + timedelta(hours=23)):
        assert receipt_on(visitor.get(address)) == receipt_on(page)
    with clock.frozen(report.submitted_at + timedelta(hours=25)):
        later = visitor.get(address)
        assert later.status == 200
        assert receipt_on(later) is None


@pytest.mark.parametrize(
    ("identity", "way_in"), [("publik", "/pengaduan/{}"), ("rahasia", "/lacak?nomor={}")]
)
def test_another_browser_gets_what_everybody_gets(
    app: Flask, mine: Stranger, visitor: Visitor, identity: str, way_in: str
) -> None:
    report, address = sent(app, mine, visitor, identity=identity)
    other = Visitor(app, mine.tenant.host)
    answer = other.get(address)
    assert answer.location == way_in.format(report.reference)
    assert receipt_on(other.follow(answer)) is None


def test_knowing_the_address_of_a_draft_does_not_prove_that_it_was_ones_own(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    """The last button pressed by a stranger after the report was sent, with a cookie made up."""
    _report, address = sent(app, mine, visitor)
    other = Visitor(app, mine.tenant.host)
    token, domain = address.split("/")[2], mine.tenant.host.partition(":")[0]
    other.client.set_cookie("jembatan-draf", token, domain=domain)
    fields = {"csrf_token": other.token()}
    assert other.post(address.replace("terkirim", "periksa"), fields).location == address
    assert other.get(address).status == 303


def test_whoever_lost_the_first_answer_is_shown_the_receipt_after_the_second_press(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    last = fill_in(visitor)
    before = visitor.cookie()
    draft = visitor.client.get_cookie("jembatan-draf", domain=visitor.host.partition(":")[0])
    assert draft
    visitor.submit(last)  # and the line breaks: neither the page nor its cookies arrive
    again = Visitor(app, mine.tenant.host)
    again.carry(before)
    again.client.set_cookie(draft.key, draft.value, domain=visitor.host.partition(":")[0])
    assert receipt_on(again.follow(again.submit(last)))


def test_the_mail_is_not_said_to_hold_the_code(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    _report, address = sent(app, mine, visitor, email="warga@contoh.test")
    page = visitor.get(address)
    assert "warga@contoh.test" in page.text
    assert "tanpa kode rahasia" in page.text


def dates(page: Page) -> list[str]:
    """The days that a page promises something by."""
    return [
        (each.get("datetime") or "")[:10]
        for part in [*page.find("ol", **{"class": "timeline"}), *page.find("aside")]
        for each in part.iter("time")
        if len(each.get("datetime") or "") >= 10
    ]


def test_its_dates_are_those_of_the_reports_own_clock(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    report, address = sent(app, mine, visitor)
    page = visitor.get(address)
    assert "Kami periksa dan teruskan" in page.text
    assert "5 hari kerja setelah diteruskan" in page.text
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        verified = complaints.by_id(report.id).step_clock
        assert verified and verified.step == "complaint.verify"
        promised = verified.due_at.astimezone(mine.tenant.zone).date().isoformat()
    assert dates(page) == [promised]
    assert page.find("div", **{"hx-trigger": "load delay:2s"})


def test_it_says_when_the_report_is_with_its_agency_already(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    last = fill_in(visitor)
    visitor.submit(visitor.get(last.path.replace("periksa", "topik")), topic="jalan-rusak")
    report = filed(app, mine, visitor, last)
    with app.app_context(), unit_of_work(mine.tenant):
        complaints.route(report.id)
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        found = complaints.by_id(report.id)
        assert found.agency and found.step_clock
        agency, due_at = found.agency.name, found.step_clock.due_at
    page = visitor.get(last.path.replace("periksa", "terkirim"))
    assert f"Sudah diteruskan ke {agency}" in page.text
    assert "Isi laporan sekarang terlihat oleh umum" in page.text
    promised = due_at.astimezone(mine.tenant.zone).date().isoformat()
    own = visitor.get(f"/pengaduan/{report.reference}")
    assert promised in dates(page)
    assert promised in dates(own)
    assert page.find("div", **{"hx-trigger": "load delay:2s"}) == []


def test_the_receipt_by_mail_says_what_the_page_says(
    app: Flask, mine: Stranger, visitor: Visitor
) -> None:
    last = fill_in(visitor, email="warga@contoh.test")
    visitor.submit(visitor.get(last.path.replace("periksa", "topik")), topic="jalan-rusak")
    report = filed(app, mine, visitor, last)
    first = mailed(mine, report)
    assert "Kami periksa lalu teruskan" in first
    with app.app_context(), unit_of_work(mine.tenant):
        complaints.route(report.id)
    with app.app_context(), unit_of_work(mine.tenant, read_only=True):
        found = complaints.by_id(report.id)
        assert found.agency and found.step_clock
        agency = found.agency.name
        due_on = found.step_clock.due_at.astimezone(mine.tenant.zone).date()
    second = mailed(mine, report)
    assert f"Laporan sudah diteruskan ke {agency}." in second
    assert f"Jawaban pertama paling lambat {format_date(due_on, 'EEEE, d MMMM y', 'id')}" in second


def mailed(mine: Stranger, report: Complaint) -> str:
    """The words of the receipt as a worker would write it now, in one line."""
    with workers_app().app_context(), unit_of_work(mine.tenant, read_only=True):
        outgoing = letters.receipt({"complaint_id": report.id}, "key")
    assert outgoing
    text = outgoing.message.get_body(("plain",))
    assert text
    return " ".join(text.get_content().split())


def test_whoever_gets_no_mail_is_told_so(app: Flask, mine: Stranger, visitor: Visitor) -> None:
    """The sixth report of an hour that names one mailbox (workers/test_receipts.py)."""
    email = "kotak-penuh@contoh.test"
    for _ in range(5):
        told = visitor.get(sent(app, mine, visitor, email=email)[1]).text
        assert f"Kami mengirim surel ke {email}" in told
    untold = visitor.get(sent(app, mine, visitor, email=email)[1])
    assert "Kali ini kami tidak mengirim surel" in untold.text
    assert "Kami mengirim surel" not in untold.text
    assert receipt_on(untold)
