"""Which tenant, which moment, which transaction: said once, and undone when it ends."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from flask import Flask
from sqlalchemy import text

from tenants.kernel import audit, clock, db, tenancy
from tenants.kernel.db import PLATFORM, session, unit_of_work
from tenants.kernel.tenancy import Tenant

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def context(app: Flask):
    with app.app_context():
        yield


def entries(tenant: Tenant) -> int:
    with unit_of_work(tenant, read_only=True):
        return session.scalar(text("SELECT count(*) FROM audit WHERE actor = 'test-scope'")) or 0


def record() -> None:
    audit.record("test-scope", "test", "test:1")


def test_the_clock_goes_on_and_knows_its_zone() -> None:
    assert clock.now().tzinfo is UTC
    assert clock.now() <= clock.now()


def test_a_frozen_clock_stands_and_goes_on_afterwards() -> None:
    with clock.frozen(NOON.astimezone(timezone(timedelta(hours=7)))):
        assert clock.now() == NOON
        assert clock.now().tzinfo is UTC
        with clock.frozen(NOON + timedelta(days=1)):
            assert clock.now().day == 26
        assert clock.now() == NOON
    assert clock.now() != NOON


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="zone"), clock.frozen(NOON.replace(tzinfo=None)):
        pass


def test_without_a_tenant_there_is_none() -> None:
    assert tenancy.current_or_none() is None
    with pytest.raises(LookupError):
        tenancy.current()
    with pytest.raises(LookupError):
        db.scope()


def test_leaving_a_tenant_returns_to_the_one_before(sambas: Tenant, depok: Tenant) -> None:
    with tenancy.entered(sambas):
        with suppress(KeyError), tenancy.entered(depok):
            assert tenancy.current() is depok
            raise KeyError
        assert tenancy.current() is sambas
    assert tenancy.current_or_none() is None


def test_inside_the_platform_a_tenant_can_be_entered_and_left(
    sambas: Tenant,
) -> None:
    with db.entered(PLATFORM):
        with db.entered(sambas):
            assert db.scope() is sambas
        assert db.scope() is PLATFORM


@pytest.mark.usefixtures("undone")
class TestUnitOfWork:
    def test_returning_keeps(self, sambas: Tenant) -> None:
        with unit_of_work(sambas):
            record()
        assert entries(sambas) == 1

    def test_raising_undoes(self, sambas: Tenant) -> None:
        with suppress(KeyError), unit_of_work(sambas):
            record()
            session.flush()
            raise KeyError
        assert entries(sambas) == 0

    def test_being_interrupted_undoes(self, sambas: Tenant) -> None:
        with suppress(KeyboardInterrupt), unit_of_work(sambas):
            record()
            session.flush()
            raise KeyboardInterrupt
        assert entries(sambas) == 0

    def test_one_inside_another_is_refused(self, sambas: Tenant, depok: Tenant) -> None:
        with unit_of_work(sambas):
            session.execute(text("SELECT 1"))
            with pytest.raises(RuntimeError, match="inside another"), unit_of_work(depok):
                pass


@pytest.mark.usefixtures("context")
def test_the_transaction_has_the_tenants_role_and_path(sambas: Tenant) -> None:
    with unit_of_work(sambas):
        found = session.execute(text("SELECT current_user, current_setting('search_path')")).one()
        assert tuple(found) == ("t_sambas", "t_sambas, pg_temp")
        session.commit()  # and the next one in the same session has them again
        assert session.scalar(text("SELECT current_user")) == "t_sambas"
        with session.begin_nested():
            assert session.scalar(text("SELECT current_user")) == "t_sambas"


@pytest.mark.usefixtures("context")
def test_the_platforms_transaction_has_no_tenants_role() -> None:
    with unit_of_work(PLATFORM):
        found = session.execute(text("SELECT current_user, current_setting('search_path')")).one()
    assert tuple(found) == ("jembatan_platform", "registry, pg_temp")


@pytest.mark.usefixtures("context")
def test_one_transaction_opens_with_one_message(sambas: Tenant) -> None:
    """BEGIN, role and path together, quoted: no second round trip, no string of ours."""
    with unit_of_work(sambas):
        assert db.opening('a"b', "c", read_only=True).startswith("BEGIN READ ONLY; ")
        assert 'SET LOCAL ROLE "a""b"' in db.opening('a"b', "c", read_only=False)
