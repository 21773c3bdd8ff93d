"""A reporter says nothing: reminded once, then the matter goes on once, however late."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
from flask import Flask

from tenants import complaints, deadlines
from tenants.complaints import Author, Complaint, State
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.errors import Conflict
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor, Role
from tests.factories import a_referred_complaint, an_officer, somebody
from tests.signing_in import signed_in
from tests.workers.ledger import clear, rows
from workers.complaints import follow_silence

pytestmark = pytest.mark.usefixtures("undone")

# A Monday morning in Sambas; the weeks that follow have no holiday.
BEGINS = datetime(2026, 7, 6, 2, 0, tzinfo=UTC)
EMAIL = "warga@contoh.test"
Read = TypeVar("Read")


def filed(tenant: Tenant, act: Callable[[Actor, Complaint], None]) -> int:
    with clock.frozen(BEGINS), unit_of_work(tenant):
        complaint = a_referred_complaint(email=EMAIL)
        act(somebody(Role.OFFICER, complaint.agency_id), complaint)
        return complaint.id


def asks(officer: Actor, complaint: Complaint) -> None:
    complaints.asking.ask(officer, complaint, question="Mana?", version=complaint.version)


def answers(officer: Actor, complaint: Complaint) -> None:
    complaints.answer(officer, complaint, text="Sudah.", version=complaint.version)


def after(tenant: Tenant, days: float) -> None:
    with clock.frozen(BEGINS + timedelta(days=days)):
        follow_silence(tenant.key)
        follow_silence(tenant.key)


def told(tenant: Tenant, kind: str) -> int:
    return sum(each.kind == kind for each in rows(tenant))


def read(tenant: Tenant, number: int, what: Callable[[Complaint], Read]) -> Read:
    with unit_of_work(tenant, read_only=True):
        return what(complaints.by_id(number))


def state(complaint: Complaint) -> State:
    return complaint.status


def authors(complaint: Complaint) -> list[str]:
    return [each.author for each in complaints.timeline(complaint, internal=False)]


def test_a_question_is_recalled_once_after_five_working_days(sambas: Tenant) -> None:
    clear(sambas)
    filed(sambas, asks)
    after(sambas, 7)  # Monday: the fifth working day
    assert told(sambas, "complaint.question_reminder") == 0
    after(sambas, 8)
    after(sambas, 9)
    assert told(sambas, "complaint.question_reminder") == 1


def test_without_a_reply_it_goes_back_to_who_asked_and_says_so(app: Flask, sambas: Tenant) -> None:
    clear(sambas)
    number = filed(sambas, asks)
    after(sambas, 8)
    after(sambas, 14)
    assert read(sambas, number, state) is State.NEEDS_REPORTER
    after(sambas, 15)
    assert read(sambas, number, state) is State.IN_PROGRESS
    assert read(sambas, number, authors)[-1] == Author.SYSTEM
    assert told(sambas, "complaint.resumption") == 1
    officer = signed_in(app, sambas, an_officer)
    desk = officer.get(f"/meja/pengaduan/{read(sambas, number, lambda each: each.reference)}")
    assert "Pelapor tidak membalas" in desk.text

    def is_running(complaint: Complaint) -> bool:
        step = complaint.step_clock
        return step is not None and step.is_open and step.paused_at is None

    assert read(sambas, number, is_running)


def test_an_answer_is_closed_by_silence_after_ten_working_days(sambas: Tenant) -> None:
    clear(sambas)
    number = filed(sambas, answers)
    after(sambas, 8)
    assert told(sambas, "complaint.closing") == 0
    after(sambas, 9)  # three working days before its last
    assert told(sambas, "complaint.closing") == 1
    after(sambas, 14)
    assert read(sambas, number, state) is State.ANSWERED
    after(sambas, 15)
    assert read(sambas, number, state) is State.CLOSED
    assert read(sambas, number, authors)[-1] == Author.SYSTEM
    assert told(sambas, "complaint.closing") == 1


def test_nobody_is_closed_unwarned_however_long_no_worker_ran(sambas: Tenant) -> None:
    clear(sambas)
    number = filed(sambas, answers)
    after(sambas, 28)
    assert read(sambas, number, state) is State.ANSWERED
    assert told(sambas, "complaint.closing") == 1
    after(sambas, 30)
    assert read(sambas, number, state) is State.ANSWERED
    after(sambas, 32)
    assert read(sambas, number, state) is State.CLOSED


def test_a_reporter_who_spoke_is_neither_reminded_nor_closed(sambas: Tenant) -> None:
    clear(sambas)
    number = filed(sambas, answers)
    with clock.frozen(BEGINS + timedelta(days=1)), unit_of_work(sambas):
        complaint = complaints.by_id(number)
        reporter = Actor(proofs=frozenset({complaint.proof}))
        complaints.reopen(reporter, complaint, note=None, version=complaint.version)
    after(sambas, 40)
    assert read(sambas, number, state) is State.REOPENED
    assert told(sambas, "complaint.closing") == 0


def test_a_holiday_gives_the_reporter_another_day(sambas: Tenant) -> None:
    number = filed(sambas, answers)
    with clock.frozen(BEGINS), unit_of_work(sambas):
        day = (BEGINS + timedelta(days=3)).date()
        deadlines.declare_holiday(day, "Hari Jadi", "SK Bupati 12/2026", BEGINS.date())
        deadlines.recalculate_open()
    after(sambas, 10)
    after(sambas, 15)
    assert read(sambas, number, state) is State.ANSWERED
    after(sambas, 16)
    assert read(sambas, number, state) is State.CLOSED


def test_it_may_be_reopened_for_as_long_as_the_region_says(sambas: Tenant) -> None:
    number = filed(sambas, answers)
    after(sambas, 9)
    after(sambas, 15)

    def reopened(days: int) -> None:
        with clock.frozen(BEGINS + timedelta(days=days)), unit_of_work(sambas):
            complaint = complaints.by_id(number)
            reporter = Actor(proofs=frozenset({complaint.proof}))
            complaints.reopen(reporter, complaint, note=None, version=complaint.version)

    with pytest.raises(Conflict):
        reopened(46)
    with unit_of_work(sambas):
        complaints.settings.set_reopen_days(60)
    reopened(46)
    assert read(sambas, number, state) is State.REOPENED


def test_a_report_that_fails_keeps_no_other_waiting(sambas: Tenant) -> None:
    stuck, other = filed(sambas, answers), filed(sambas, answers)
    with unit_of_work(sambas):
        number = complaints.by_id(stuck).settlement_clock_id
        deadlines.stop(session.get_one(deadlines.Clock, number), BEGINS)
    for days in range(0, 42, 7):
        after(sambas, days)
    with unit_of_work(sambas, read_only=True):
        assert complaints.by_id(stuck).status is State.ANSWERED
        assert complaints.by_id(other).status is State.CLOSED
