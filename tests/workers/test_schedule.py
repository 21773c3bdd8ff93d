"""Recurring jobs: each period is started once, whoever looks, and done here if Redis is away."""

import os
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pkgutil import resolve_name

import psycopg
import pytest
from flask import Flask
from sqlalchemy import update
from structlog.testing import capture_logs

from tenants import registry
from tenants.complaints import Complaint, State
from tenants.kernel import clock
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.registry import TenantRecord, TenantState
from tests.factories import a_complaint, staff
from tests.lanes import Bells
from tests.patience import until
from tests.post_office import PostOffice
from workers import schedule
from workers.app import app as workers_app
from workers.queues import UPKEEP
from workers.schedule import JOBS, Recurring

SWEEP, DIGESTS = "workers.relay.sweep", "workers.complaints.announce_digests"
NAMES = [job.work for job in JOBS]
FOR_EACH_TENANT = [job.work for job in JOBS if job.per_tenant]


@pytest.fixture
def fresh(app: Flask, bells: Bells) -> Iterator[None]:
    """No period has been started; turns here are really committed, and forgotten afterwards."""
    del bells
    workers_app()  # a process makes it before it has threads
    _forget_turns()
    with app.app_context():
        yield
    _forget_turns()


def _forget_turns() -> None:
    with registry.schemas.as_owner() as owner:
        owner.execute("DELETE FROM registry.turn")


def taken() -> Counter[str]:
    """How many periods of each job somebody has started."""
    with registry.schemas.as_owner() as owner:
        return Counter(name for (name,) in owner.execute("SELECT job_name FROM registry.turn"))


def rung(bells: Bells, key: str) -> Counter[str]:
    """How often each job was asked for: for this tenant, or for the platform as a whole."""
    asked = [*bells.rung(), *bells.rung(UPKEEP)]
    return Counter(name for name, *words in asked if words in ([], [key]))


@contextmanager
def nobody_takes_a_turn() -> Iterator[None]:
    with registry.schemas.as_owner() as owner:
        owner.execute("LOCK TABLE registry.turn IN ACCESS EXCLUSIVE MODE")
        yield


def waiting() -> list[int]:
    with registry.schemas.as_owner() as owner:
        query = (
            "SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'registry.turn'::regclass"
        )
        return [pid for (pid,) in owner.execute(query)]


@pytest.mark.usefixtures("fresh")
def test_two_schedulers_that_look_at_once_start_each_job_once(sambas: Tenant, bells: Bells) -> None:
    """The real table of jobs. A period may begin between the two looks: a turn each, then."""
    looks = [threading.Thread(target=schedule.start_due) for _ in range(2)]
    with nobody_takes_a_turn():
        for look in looks:
            look.start()
        until(lambda: len(waiting()) == 2, what="both stand at the first job")
    for look in looks:
        look.join(20)
    assert set(taken()) == set(NAMES)
    assert rung(bells, "sambas") == taken()


@pytest.mark.usefixtures("fresh")
def test_a_period_that_was_started_is_not_started_again_and_the_next_one_is(bells: Bells) -> None:
    assert schedule.start_due() == NAMES
    bells.silence()
    again = schedule.start_due()
    assert Counter(again) == taken() - Counter(NAMES)  # none, or a period that has just begun
    with registry.schemas.as_owner() as owner:
        owner.execute("UPDATE registry.turn SET period_start = period_start - interval '1 day'")
    assert schedule.start_due() == NAMES


@pytest.mark.usefixtures("fresh")
def test_a_look_whose_connection_dies_starts_the_rest_and_the_next_look_starts_it(
    bells: Bells,
) -> None:
    started: list[str] = []
    look = threading.Thread(target=lambda: started.extend(schedule.start_due()))
    with capture_logs() as said, nobody_takes_a_turn():
        look.start()
        (pid,) = until(waiting, what="the look stands at the first job")
        with psycopg.connect(os.environ["JEMBATAN_SUPERUSER_DATABASE_URL"]) as superuser:
            superuser.execute("SELECT pg_terminate_backend(%s)", (pid,))
        until(lambda: pid not in waiting(), what="its connection is dead")
    look.join(20)
    assert started == NAMES[1:]
    assert [each["job"] for each in said if each["event"] == "postgres.away"] == NAMES[:1]
    assert schedule.start_due()[:1] == NAMES[:1]


@pytest.mark.usefixtures("undone")
def test_every_open_tenant_is_called_for_and_no_other(bells: Bells) -> None:
    with unit_of_work(PLATFORM):
        registry.move("depok", TenantState.SUSPENDED)
    schedule.start_due()
    asked = [job for job in bells.rung(UPKEEP) if job[1:] in (("sambas",), ("depok",))]
    assert asked == [(name, "sambas") for name in FOR_EACH_TENANT]


@pytest.mark.usefixtures("undone", "bells", "without_redis")
def test_without_redis_the_scheduler_does_the_work_itself(
    sambas: Tenant, post_office: PostOffice
) -> None:
    """From the sweep to the mail: the report reaches its agency, its reporter gets the receipt."""
    with unit_of_work(PLATFORM):
        others = update(TenantRecord).where(TenantRecord.key != "sambas")
        session.execute(others.values(state=TenantState.SUSPENDED))
    with clock.frozen(clock.now() - timedelta(seconds=30)), unit_of_work(sambas):
        complaint = a_complaint(email="siti@contoh.test")
        staff(complaint)
        reference = complaint.reference
    assert schedule.start_due() == NAMES
    with unit_of_work(sambas, read_only=True):
        filed = session.query(Complaint).filter_by(reference=reference).one()
        assert (filed.status, filed.agency_id is not None) == (State.REFERRED, True)
    (mail,) = post_office.sent_to("siti@contoh.test")
    assert reference in mail["Subject"]


@pytest.mark.usefixtures("undone", "bells", "without_redis")
def test_a_job_that_fails_does_not_keep_the_others_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = Recurring("workers.files.sweep", 3600, per_tenant=False)  # it wants a tenant
    monkeypatch.setattr(schedule, "JOBS", (broken, JOBS[0]))
    with capture_logs() as said:
        assert schedule.start_due() == [broken.work, SWEEP]
    failed = [each["job"] for each in said if each["event"] == "job.failed"]
    assert failed == [broken.work]


def test_every_job_of_the_table_can_be_called() -> None:
    """A dotted name is looked up when its time has come, perhaps at night."""
    for recurring in JOBS:
        assert callable(resolve_name(recurring.work)), recurring.work
