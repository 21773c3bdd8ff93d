"""What an administrator does at the desk of people, and what came of it."""

from flask import Flask
from sqlalchemy import select

from tenants import people
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Grant, LinkPurpose, Role
from tests.factories import an_account
from tests.visitor import Page, Visitor

DESK = "/meja/orang"
EMAIL = "ayu@contoh.test"
PASSWORD = "tiga kata berlainan"


def signed_in(app: Flask, tenant: Tenant, *given: Grant) -> Visitor:
    """Somebody with these roles, who made a password by a mailed link."""
    with unit_of_work(tenant):
        account = an_account(*given)
        token = people.new_link(account.id, LinkPurpose.PASSWORD_RESET)
        people.set_password(token, LinkPurpose.PASSWORD_RESET, PASSWORD)
        email = account.email
    visitor = Visitor(app, tenant.host)
    visitor.sign_in(email, PASSWORD)
    return visitor


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
