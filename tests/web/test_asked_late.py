"""A question to the reporter hides no lateness: every number, list and page says the same."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Complaint
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.complaints.test_ladder import MONDAY
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_head,
    a_referred_complaint,
    a_regent,
    an_officer,
)
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")
IN_TIME, LONG_LATE = MONDAY + timedelta(days=1), MONDAY + timedelta(days=24)
QUESTION = "Lubangnya di sisi mana, dan dekat rumah nomor berapa?"


@pytest.fixture
def late(app: Flask, sambas: Tenant) -> Iterator[str]:
    """One report of an agency, long past due, whose reporter was asked today."""
    with clock.frozen(MONDAY), unit_of_work(sambas):
        reference = a_referred_complaint().reference
    with clock.frozen(LONG_LATE):
        ask(app, sambas, reference)
        yield reference


def ask(app: Flask, sambas: Tenant, reference: str) -> Page:
    officer, desk = signed_in(app, sambas, an_officer), f"/meja/pengaduan/{reference}"
    page = officer.get(desk)
    return officer.submit(page, f"{desk}/pertanyaan", question=QUESTION)


def references(page: Page) -> list[str]:
    return [each.text or "" for each in page.find("span", **{"class": "reference"})]


def test_lists_and_counts_hold_what_was_late_when_it_was_asked(
    app: Flask, sambas: Tenant, late: str
) -> None:
    officer = signed_in(app, sambas, an_officer)
    assert references(officer.get("/meja/pengaduan?kotak=terlambat")) == [late]
    assert references(officer.get("/meja/pengaduan?kotak=semua")) == [late]
    coordinator = signed_in(app, sambas, a_coordinator)
    assert late in references(coordinator.get("/meja/dinas?terlambat=1"))
    head = signed_in(app, sambas, a_head)
    assert references(head.get("/meja/angka/laporan?daftar=terlambat")) == [late]
    regent = signed_in(app, sambas, a_regent)
    assert references(regent.get("/meja/angka/laporan?daftar=terlambat-lama")) == [late]
    assert references(Visitor(app, sambas.host).get("/pengaduan?state=terlambat")) == [late]
    with unit_of_work(sambas, read_only=True):
        [load] = complaints.loads.of()
        assert (load.open_count, load.late_count) == (1, 1)
        assert complaints.numbers.now().late_count == 1
        region = complaints.figures.of_region()
        assert (region.today.long_late_count, region.backlog.whole.late_count) == (1, 1)


def test_its_pages_say_that_it_is_late_and_why_the_pause_changes_nothing(
    app: Flask, sambas: Tenant, late: str
) -> None:
    desk = signed_in(app, sambas, an_officer).get(f"/meja/pengaduan/{late}")
    assert "due-terlambat" in desk.text
    assert "tetap terhitung lewat tenggat" in desk.text
    assert "Tenggat berhenti" not in desk.text
    explained = Visitor(app, sambas.host).get(f"/pengaduan/{late}/tenggat")
    assert "due-terlambat" in explained.text
    assert "Pelapor ditanya 26 November 2026, sesudah tenggat lewat." in explained.text


def test_who_is_said_to_be_reminded_next_is_reminded(app: Flask, sambas: Tenant, late: str) -> None:
    with unit_of_work(sambas):
        found = complaints.published().by_reference(late)
        following = complaints.ladder.next_step(found, [])
        assert following is not None
        assert complaints.ladder.climb(LONG_LATE.date()) == len(complaints.ladder.Rung)


def test_what_was_asked_in_time_stands_still_and_says_so(app: Flask, sambas: Tenant) -> None:
    with clock.frozen(MONDAY), unit_of_work(sambas):
        reference = a_referred_complaint().reference
    with clock.frozen(IN_TIME):
        ask(app, sambas, reference)
    with clock.frozen(LONG_LATE):
        officer = signed_in(app, sambas, an_officer)
        assert references(officer.get("/meja/pengaduan?kotak=terlambat")) == []
        assert references(Visitor(app, sambas.host).get("/pengaduan?state=terlambat")) == []
        page = Visitor(app, sambas.host).get(f"/pengaduan/{reference}/tenggat")
        assert "due-jeda" in page.text
        assert "Sejak itu tenggat berhenti" in page.text
        with unit_of_work(sambas):
            assert complaints.ladder.climb(LONG_LATE.date()) == 0


def test_what_the_coordinator_asked_too_late_waits_too_long(app: Flask, sambas: Tenant) -> None:
    with clock.frozen(MONDAY), unit_of_work(sambas):
        reference = a_complaint(topic_code=None).reference
    with clock.frozen(LONG_LATE):
        with unit_of_work(sambas):
            coordinator = a_coordinator()
            found: Complaint = complaints.handled_by(coordinator).by_reference(reference)
            complaints.asking.ask(coordinator, found, question=QUESTION, version=found.version)
        with unit_of_work(sambas, read_only=True):
            assert complaints.figures.of_region().today.waiting_late_count == 1
