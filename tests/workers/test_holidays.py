"""A changed holiday moves the deadlines of open reports, and their reporters hear of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import complaints, deadlines
from tenants.complaints import Visibility
from tenants.kernel import clock
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.outbox import Announcement
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint, an_answered_complaint, staff
from workers.app import app as workers_app
from workers.complaints import follow_calendar
from workers.effects import MAIL
from workers.post import Outgoing
from workers.relay import drain_effects

pytestmark = pytest.mark.usefixtures("undone")

MONDAY = datetime(2026, 8, 3, 2, tzinfo=UTC)  # nine in Sambas; an answer takes 5 working days
DECREE = ("--name", "Hari Jadi Sambas", "--decree", "SK Bupati 12/2026")
READER = "warga@contoh.test"


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with clock.frozen(MONDAY):
        yield


@pytest.fixture
def report(sambas: Tenant) -> int:
    return filed(sambas, Visibility.PUBLIC)


def filed(tenant: Tenant, visibility: Visibility) -> int:
    """A report in its agency's inbox, with nothing left to relay."""
    with unit_of_work(tenant):
        complaint = a_complaint(email=READER, visibility=visibility)
        staff(complaint)
        report = complaint.id
    drain_effects(tenant.key)
    return report


def declare(app: Flask, day: str, *more: str) -> str:
    words = ["holidays", "declare", "sambas", day, *DECREE, *more]
    done = app.test_cli_runner().invoke(args=words)
    assert done.exit_code == 0, done.output
    return done.output


def due_on(tenant: Tenant, complaint_id: int) -> date:
    with unit_of_work(tenant, read_only=True):
        step = complaints.by_id(complaint_id).step_clock
        assert step
        return step.due_at.astimezone(tenant.zone).date()


def told(tenant: Tenant) -> list[tuple[int, str]]:
    """(complaint, key) of each announcement of a moved deadline."""
    with unit_of_work(tenant, read_only=True):
        rows = session.scalars(
            select(Announcement)
            .where(Announcement.kind == "complaint.deadline")
            .order_by(Announcement.id)
        )
        return [(each.payload["complaint_id"], each.dedupe_key) for each in rows]


def mail(tenant: Tenant, key: str) -> Outgoing | None:
    """What the worker would send for an announcement now."""
    with workers_app().app_context(), unit_of_work(tenant, read_only=True):
        row = session.scalars(select(Announcement).where(Announcement.dedupe_key == key)).one()
        return MAIL["complaint.deadline"].compose(row.payload, row.dedupe_key)


def said(sent: Outgoing) -> str:
    body = sent.message.get_body(("plain",))
    assert body
    return " ".join(body.get_content().split())


def test_a_new_holiday_moves_an_open_report_and_tells_its_reporter(
    app: Flask, sambas: Tenant, report: int
) -> None:
    assert due_on(sambas, report) == date(2026, 8, 10)
    declare(app, "2026-08-05")
    drain_effects(sambas.key)
    assert due_on(sambas, report) == date(2026, 8, 11)
    [(complaint_id, key)] = told(sambas)
    assert complaint_id == report
    sent = mail(sambas, key)
    assert sent
    assert sent.recipient == READER
    words = said(sent)
    assert "Selasa, 11 Agustus 2026" in words
    assert "Senin, 10 Agustus 2026" in words
    drain_effects(sambas.key)
    assert len(told(sambas)) == 1


def test_each_move_is_audited(app: Flask, sambas: Tenant, report: int) -> None:
    declare(app, "2026-08-05")
    drain_effects(sambas.key)
    with unit_of_work(sambas, read_only=True):
        found = complaints.by_id(report)
        moved = select(AuditEntry.detail).where(
            AuditEntry.action == "clock.move", AuditEntry.subject == f"clock:{found.step_clock_id}"
        )
        [detail] = session.scalars(moved)
        assert detail["was_due_at"] < detail["due_at"]
        declared = select(AuditEntry.detail).where(AuditEntry.action == "holiday.declare")
        assert session.scalars(declared).one()["source"] == "SK Bupati 12/2026"


def test_a_holiday_declared_cancelled_and_declared_again_moves_it_each_time(
    app: Flask, sambas: Tenant, report: int
) -> None:
    days = []
    for number, more in enumerate(((), ("--not-kept",), ())):
        with clock.frozen(MONDAY.replace(minute=number + 1)):
            declare(app, "2026-08-05", *more)
            drain_effects(sambas.key)
        days.append(due_on(sambas, report).day)
    assert days == [11, 10, 11]
    first, second, third = (key for _, key in told(sambas))
    assert mail(sambas, second) is None  # it moved again before this was sent
    assert mail(sambas, third)
    assert first != third


def test_nobody_is_told_of_what_is_answered_or_has_no_address(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        answered = an_answered_complaint(email=READER).id
        nameless = a_complaint(visibility=Visibility.ANONYMOUS).id
    drain_effects(sambas.key)
    was = due_on(sambas, nameless)
    declare(app, "2026-08-05")
    drain_effects(sambas.key)
    assert due_on(sambas, nameless) > was
    assert told(sambas) == []
    with unit_of_work(sambas, read_only=True):
        step = complaints.by_id(answered).step_clock
        assert step
        assert not step.is_open


def test_what_changes_without_an_announcement_is_found_by_the_daily_look(sambas: Tenant) -> None:
    """The national list changes with a release; so does, here, whether joint leave counts."""
    with clock.frozen(datetime(2026, 12, 21, 2, tzinfo=UTC)):  # the 24th is joint leave
        with unit_of_work(sambas):
            report = a_complaint(email=READER).id
        assert due_on(sambas, report) == date(2026, 12, 28)
        with unit_of_work(sambas):
            deadlines.current_setting().joint_leave_counts_as_holiday = False
        follow_calendar(sambas.key)
        assert due_on(sambas, report) == date(2026, 12, 24)
        assert [each for each, _key in told(sambas)] == [report]


def test_the_days_that_differ_are_listed_with_their_source(app: Flask) -> None:
    declare(app, "2026-08-05")
    declare(app, "2026-12-24", "--not-kept")
    listed = app.test_cli_runner().invoke(args=["holidays", "list", "sambas"]).output
    assert listed.splitlines() == [
        "2026-08-05\tholiday\tHari Jadi Sambas\tSK Bupati 12/2026",
        "2026-12-24\tnot kept\tHari Jadi Sambas\tSK Bupati 12/2026",
    ]


def test_an_unknown_region_is_said_in_words(app: Flask) -> None:
    words = ["holidays", "declare", "nirwana", "2026-08-05", *DECREE]
    done = app.test_cli_runner().invoke(args=words)
    assert done.exit_code == 1
    assert "nirwana is not on the platform" in done.output


def test_a_secret_report_says_only_that_there_is_news(app: Flask, sambas: Tenant) -> None:
    filed(sambas, Visibility.SECRET)
    declare(app, "2026-08-05")
    drain_effects(sambas.key)
    [(_complaint_id, key)] = told(sambas)
    sent = mail(sambas, key)
    assert sent
    assert "ada kabar baru" in said(sent).lower()
    assert "Agustus" not in said(sent)
    assert "tenggat" not in str(sent.message["Subject"])
