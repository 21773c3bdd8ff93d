"""What tests stand on: the app, two regencies of real places, a transaction that is undone."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import Connection, update

from tenants import onboarding, people, registry
from tenants.complaints import Topic
from tenants.kernel import clock, db, memory, tenancy
from tenants.kernel.db import PLATFORM, Scope, session, unit_of_work
from tenants.kernel.tenancy import Tenant
from web import create_app
from web.limits import limiter

REGIONS = {"sambas": "61.01", "depok": "32.76"}


@pytest.fixture(scope="session")
def app() -> Iterator[Flask]:
    """The app on a database with Sambas and Depok as onboarding leaves them."""
    registry.roles.bootstrap(os.environ["JEMBATAN_SUPERUSER_DATABASE_URL"])
    made = create_app()
    made.config["TESTING"] = False  # errors become pages, as for people
    with made.app_context():
        for key, code in REGIONS.items():
            with unit_of_work(onboard(key, code)):
                a_first_coordinator()
    yield made
    for door in (made, made.extensions["console"]):  # each has connections of its own
        with door.app_context():
            for engine in db.db.engines.values():
                engine.dispose()


def onboard(key: str, region_code: str) -> Tenant:
    """Take a region onto the platform if it is not there; needs an app context."""
    with unit_of_work(PLATFORM):
        if registry.queries.by_key(key) is None:
            onboarding.request(
                region_code=region_code,
                slug=key,
                admin_email=f"admin@{key}.test",
                admin_name="Admin Pertama",
            )
    for _step in onboarding.run(key):
        pass
    tenant = tenant_named(key)
    with unit_of_work(tenant):
        _ask_for_no_photos()
    return tenant


def _ask_for_no_photos() -> None:
    """An answer needs words alone: a test about the photos of finished work asks for them."""
    session.execute(update(Topic).values(closing_proof="pernyataan"))


def a_first_coordinator() -> None:
    """Without one nothing may be filed in a region."""
    email = f"koordinator@{tenancy.current().key}.test"
    account = people.invite(
        email=email, name="Dewi Koordinator", role=people.Role.COORDINATOR, by=people.SYSTEM
    )
    account.verified_at = clock.now()
    account.digest = people.Frequency.NEVER


def tenant_named(key: str) -> Tenant:
    with unit_of_work(PLATFORM, read_only=True):
        record = registry.queries.by_key(key)
        assert record is not None
        return registry.tenant_of(record)


@pytest.fixture(scope="session")
def sambas(app: Flask) -> Tenant:
    with app.app_context():
        return tenant_named("sambas")


@pytest.fixture(scope="session")
def depok(app: Flask) -> Tenant:
    with app.app_context():
        return tenant_named("depok")


@pytest.fixture
def undone(app: Flask, sambas: Tenant, depok: Tenant) -> Iterator[None]:
    """Whatever the test commits in either tenant or the registry is rolled back after it."""
    with app.app_context(), undoing(sambas, depok, PLATFORM):
        memory.forget_everything()
        registry.hosts.forget()
        yield


@contextmanager
def undoing(*scopes: Scope) -> Iterator[None]:
    """Pin one connection a scope with an outer transaction that is rolled back at the end."""
    factory = db.session.session_factory
    with ExitStack() as opened:
        pinned: dict[Scope, Connection] = {}
        for scope in scopes:
            opened.enter_context(_pinned(scope, pinned))
        factory.configure(info={"pinned": pinned}, join_transaction_mode="create_savepoint")
        try:
            yield
        finally:
            db.session.remove()
            factory.configure(info={}, join_transaction_mode="conditional_savepoint")


@contextmanager
def _pinned(scope: Scope, pinned: dict[Scope, Connection]) -> Iterator[None]:
    with db.db.engines[db.bind_key(scope)].connect() as connection:
        with db.entered(scope):  # the role is taken now, and stays until the outer end
            outer = connection.begin()
            # A long test may leave a region alone for minutes.
            connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
        pinned[scope] = connection
        if isinstance(scope, Tenant):  # the same one while it is closed for a time
            pinned[replace(scope, state="suspended")] = connection
        try:
            yield
        finally:
            outer.rollback()


@pytest.fixture
def in_tenant(undone: None, sambas: Tenant) -> Iterator[Tenant]:
    """Sambas is entered, its session open; rolled back afterwards."""
    with db.entered(sambas):
        yield sambas
        db.session.rollback()


@pytest.fixture
def unlimited(app: Flask) -> Iterator[None]:
    """The counters of guesses begin and end at nothing."""
    with app.app_context():
        limiter.reset()
    yield
    with app.app_context():
        limiter.reset()
