"""What an administrator does at the desk of people, and what came of it."""

from flask import Flask
from sqlalchemy import select

from tenants import people
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Grant, Role
from tests.factories import an_account
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

DESK = "/meja/orang"
EMAIL = "ayu@contoh.test"


def staff(app: Flask, tenant: Tenant, role: Role) -> Visitor:
    """Somebody with this role, signed in."""
    return signed_in(app, tenant, lambda: an_account(Grant(role)).as_actor())


def invite(admin: Visitor, role: Role = Role.COORDINATOR, **typed: str) -> Page:
    page = admin.get(f"{DESK}/undang")
    return admin.submit(page, name="Ayu Lestari", email=EMAIL, role=str(role), **typed)


def person_page(tenant: Tenant, email: str = EMAIL) -> str:
    with unit_of_work(tenant, read_only=True):
        return f"{DESK}/{people.code_of(found(email).id)}"


def found(email: str = EMAIL) -> Account:
    account = people.by_email(email)
    assert account
    return account


def audited(tenant: Tenant, email: str = EMAIL) -> list[str]:
    """What the audit says was done to somebody by an account."""
    with unit_of_work(tenant, read_only=True):
        done = select(AuditEntry.action).where(
            AuditEntry.subject == f"account:{found(email).id}",
            AuditEntry.actor.startswith("account:"),
        )
        return list(session.scalars(done.order_by(AuditEntry.id)))


def act(admin: Visitor, path: str, noun: str, **typed: str) -> Page:
    page = admin.get(path)
    assert page.status == 200
    return admin.post(f"{path}/{noun}", {"csrf_token": admin.token(path), **typed})
