"""A report's page, as its reporter reads it: who acts, by when, and what others see of it."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Complaint, Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_referred_complaint,
    an_answered_complaint,
)
from tests.visitor import Element, Page, Visitor

SHORT = "Lampu jalan di tikungan balai desa mati sejak hari Senin lalu, gelap sekali kalau malam."
LONG = f"{SHORT} Sudah dua orang jatuh di sana. Kami mohon diperbaiki sebelum hujan datang."

pytestmark = pytest.mark.usefixtures("undone")


def opened(app: Flask, tenant: Tenant, complaint: Complaint) -> Visitor:
    """A browser that holds the report's link."""
    visitor = Visitor(app, tenant.host)
    key = complaints.receipts.follow_key(complaint)
    assert visitor.get(f"/lacak/{complaint.reference}/{key}").status == 303
    return visitor


def words(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def aside(page: Page) -> str:
    return words(page.find("aside")[0])


def test_who_acts_and_by_when_stand_before_the_story(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        fresh, referred = a_complaint(text=LONG), a_referred_complaint(text=LONG)
        visitor = opened(app, sambas, fresh)
        paths = [f"/pengaduan/{each.reference}" for each in (fresh, referred)]
    first, second = (visitor.get(path) for path in paths)
    assert "Diteruskan paling lambat" in aside(first)
    assert "Dijawab paling lambat" in aside(second)
    for page in (first, second):
        assert aside(page).count("paling lambat") == 2
        assert aside(page).index("Diselesaikan paling lambat") > aside(page).index("paling lambat")
    assert "Dinas Pekerjaan Umum" in aside(second)
    assert second.text.index("<aside") < second.text.index('class="said-by"')


def test_everybody_reads_at_once_by_when_it_is_to_be_settled_and_nothing_once_it_is(
    app: Flask, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        referred, done = a_referred_complaint(), an_answered_complaint()
        paths = [f"/pengaduan/{each.reference}" for each in (referred, done)]
    stranger = Visitor(app, sambas.host)
    running, stopped = (aside(stranger.get(path)) for path in paths)
    assert "Diselesaikan paling lambat" in running
    assert "paling lambat" not in stopped


def test_a_rejected_report_is_not_said_to_be_on_its_way(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        found = a_complaint()
        complaints.reject(a_coordinator(), found, reason="Urusan provinsi.", version=found.version)
        visitor, path = opened(app, sambas, found), f"/pengaduan/{found.reference}"
    said = aside(visitor.get(path))
    assert "Tidak diteruskan ke dinas mana pun" in said
    assert "Sedang dicarikan" not in said


@pytest.mark.parametrize(("text", "times"), [(SHORT, 1), (LONG, 1)])
def test_the_heading_says_no_short_report_twice(
    app: Flask, sambas: Tenant, text: str, times: int
) -> None:
    with unit_of_work(sambas):
        path = f"/pengaduan/{a_referred_complaint(text=text).reference}"
    page = Visitor(app, sambas.host).get(path)
    assert words(page.find("main")[0]).count(text) == times
    assert (words(page.find("h1")[0]) == text) is (text == SHORT)


def test_its_reporter_alone_is_told_what_is_covered(app: Flask, sambas: Tenant) -> None:
    numbered = f"{LONG} Hubungi 0812-3456-7890."
    with unit_of_work(sambas):
        found = a_referred_complaint(text=numbered)
        secret = a_referred_complaint(text=numbered, visibility=Visibility.SECRET)
        own, hidden = opened(app, sambas, found), opened(app, sambas, secret)
        path, away = (f"/pengaduan/{each.reference}" for each in (found, secret))
    page = own.get(path)
    assert "0812-3456-7890" in page.text
    assert "Hubungi [nomor telepon]." in page.text
    assert "ditutup untuk umum" in page.text
    assert "ditutup untuk umum" not in Visitor(app, sambas.host).get(path).text
    assert "ditutup untuk umum" not in hidden.get(away).text


@pytest.mark.parametrize(
    ("verdict", "said"),
    [("ya", "Laporan ini ditutup"), ("sebagian", "dibuka kembali"), ("belum", "dibuka kembali")],
)
def test_a_verdict_is_thanked_for_and_says_what_happens_now(
    app: Flask, sambas: Tenant, verdict: str, said: str
) -> None:
    with unit_of_work(sambas):
        found = an_answered_complaint()
        visitor, path = opened(app, sambas, found), f"/pengaduan/{found.reference}"
    done = visitor.follow(visitor.submit(visitor.get(path), f"{path}/penutupan", outcome=verdict))
    [told] = [words(each) for each in done.find("div", role="status")]
    assert told.startswith("Terima kasih.")
    assert said in told
    assert not visitor.get(path).find("div", role="status")


def test_a_wrong_number_is_an_error_at_its_field(app: Flask, sambas: Tenant) -> None:
    visitor = Visitor(app, sambas.host)
    for typed in ({"reference": "SBS-26-000000"}, {"reference": "SBS-26-000000", "receipt": "X"}):
        page = visitor.submit(visitor.get("/lacak"), **typed)
        assert page.status == 422
        assert page.find("a", href="#reference")
        assert page.find("p", id="reference-error")
        assert page.find("input", name="reference")[0].get("aria-invalid") == "true"
