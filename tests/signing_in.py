"""Browsers in which somebody is signed in: at a region, or at the console."""

from collections.abc import Callable
from functools import cache

from argon2 import PasswordHasher
from flask import Flask

from tenants import people, registry
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor
from tests.visitor import Visitor

PASSWORD = "tiga kata berlainan"  # everybody's
OPERATOR = "pengelola@contoh.test"
CONSOLE_HOST = "platform.localhost:8000"


@cache
def hashed() -> str:
    """What an account holds of PASSWORD. A hash says itself what it costs to compare: the product's
    own 0.2 s of a processor at each signing in, this one nothing.
    """
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


def signed_in(app: Flask, tenant: Tenant, whoever: Callable[[], Actor]) -> Visitor:
    """Whom a factory makes: `signed_in(app, sambas, a_coordinator)`."""
    with unit_of_work(tenant):
        account = people.by_id(whoever().id or 0)
        account.password_hash, email = hashed(), account.email
    visitor = Visitor(app, tenant.host)
    visitor.sign_in(email, PASSWORD)
    return visitor


def appoint(email: str = OPERATOR) -> None:
    """A super-admin, with PASSWORD."""
    with unit_of_work(PLATFORM):
        registry.operators.appoint(email, "Pengelola", PASSWORD)


def at_the_console(app: Flask) -> Visitor:
    """A super-admin."""
    appoint()
    visitor = Visitor(app, CONSOLE_HOST)
    visitor.inspects = False  # the console may name every region
    visitor.sign_in(OPERATOR, PASSWORD)
    return visitor
