"""Who most tests of a desk begin with: signed in, at a browser of their own."""

import pytest
from flask import Flask

from tenants.kernel.tenancy import Tenant
from tests.factories import a_coordinator, an_officer
from tests.signing_in import signed_in
from tests.visitor import Visitor


@pytest.fixture
def officer(app: Flask, sambas: Tenant) -> Visitor:
    return signed_in(app, sambas, an_officer)


@pytest.fixture
def coordinator(app: Flask, sambas: Tenant) -> Visitor:
    return signed_in(app, sambas, a_coordinator)
