"""A browser in which somebody of the staff is signed in."""

from collections.abc import Callable

from flask import Flask

from tenants import people
from tenants.kernel import passwords
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor
from tests.visitor import Visitor

PASSWORD = "tiga kata berlainan"


def signed_in(app: Flask, tenant: Tenant, whoever: Callable[[], Actor]) -> Visitor:
    with unit_of_work(tenant):
        account = people.by_id(whoever().id or 0)
        account.password_hash, email = passwords.hashed(PASSWORD), account.email
    visitor = Visitor(app, tenant.host)
    visitor.sign_in(email, PASSWORD)
    return visitor
