"""Who most tests of a desk begin with: signed in, at a browser of their own."""

import pytest
from flask import Flask

from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor
from tests.factories import a_coordinator, an_officer
from tests.signing_in import signed_in
from tests.visitor import Visitor


@pytest.fixture
def me(undone: None, sambas: Tenant) -> Actor:
    """Who `officer` is."""
    with unit_of_work(sambas):
        return an_officer()


@pytest.fixture
def officer(app: Flask, sambas: Tenant, me: Actor) -> Visitor:
    return signed_in(app, sambas, lambda: me)


@pytest.fixture
def coordinator(undone: None, app: Flask, sambas: Tenant) -> Visitor:
    return signed_in(app, sambas, a_coordinator)
