"""The administrator's desk of applications: a key is shown once, does what it may, and ends."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tenants.kernel import clock
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import ApiClient, Role
from tests.api.calling import Caller, a_report
from tests.visitor import Page, Visitor
from tests.web.administering import staff

pytestmark = pytest.mark.usefixtures("undone", "unlimited")
DESK = "/meja/aplikasi"


@pytest.fixture
def admin(app: Flask, sambas: Tenant) -> Visitor:
    return staff(app, sambas, Role.TENANT_ADMIN)


def make(admin: Visitor, **typed: object) -> Page:
    return admin.submit(admin.get(DESK), DESK, **{"name": "Lapor Cepat", "scopes": "tulis"} | typed)


def key_on(page: Page) -> str:
    assert page.status == 200
    return "".join(page.find("code")[0].itertext())


def clients(tenant: Tenant) -> int:
    with unit_of_work(tenant, read_only=True):
        return session.scalars(select(func.count()).select_from(ApiClient)).one()


def test_a_key_is_shown_once_and_only_its_beginning_stays(
    app: Flask, sambas: Tenant, admin: Visitor
) -> None:
    page = make(admin)
    key = key_on(page)
    assert page.headers["Cache-Control"] == "no-store"
    listed = admin.get(DESK)
    assert "Lapor Cepat" in listed.text and key[:12] in listed.text and key not in listed.text
    with unit_of_work(sambas, read_only=True):
        row = session.scalars(select(ApiClient)).one()
        assert key.encode() not in row.key_digest and row.scopes == ["tulis"]
        assert row.created_by is not None
    sender = Caller(Visitor(app, sambas.host), key)
    assert sender.post("requests.json", a_report(sambas.host)).status == 201


def test_the_form_sent_twice_makes_one_key(sambas: Tenant, admin: Visitor) -> None:
    fields = admin.get(DESK).form(DESK) | {"name": "Lapor Cepat", "scopes": ["tulis", "kabar"]}
    first, again = (key_on(admin.post(DESK, fields)) for _ in range(2))
    assert first == again and clients(sambas) == 1


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"scopes": []}, {"scopes": "semua"}, {"seed": "x"}]
)
def test_a_key_without_a_name_or_a_purpose_is_not_made(
    sambas: Tenant, admin: Visitor, wrong: dict[str, object]
) -> None:
    assert make(admin, **wrong).status == 422
    assert clients(sambas) == 0


def test_a_revoked_key_opens_nothing_and_its_name_stays(
    app: Flask, sambas: Tenant, admin: Visitor
) -> None:
    sender = Caller(Visitor(app, sambas.host), key_on(make(admin)))
    path = f"{DESK}/{sender.key[:12]}/pencabutan"
    assert admin.submit(admin.get(DESK), path).status == 303
    assert admin.post(path, {"csrf_token": admin.token(DESK)}).status == 303
    assert sender.post("requests.json", a_report(sambas.host)).status == 403
    assert sender.get("requests.json").status == 403
    assert "Dicabut" in admin.get(DESK).text
    with unit_of_work(sambas, read_only=True):
        told = session.scalars(
            select(AuditEntry.action).where(AuditEntry.subject.startswith("api_client:"))
        ).all()
    assert told == ["api_client.register", "api_client.revoke"]


def test_the_last_use_is_noted_but_not_at_each_call(
    app: Flask, sambas: Tenant, admin: Visitor
) -> None:
    assert "Belum pernah" in (make(admin) and admin.get(DESK)).text
    sender = Caller(Visitor(app, sambas.host), key_on(make(admin, name="Peta Warga")))

    def used_at() -> object:
        sender.get("requests.json")
        with unit_of_work(sambas, read_only=True):
            named = select(ApiClient.last_used_at).where(ApiClient.name == "Peta Warga")
            return session.scalars(named).one()

    first = used_at()
    assert first is not None and used_at() == first
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        assert used_at() != first


def test_each_client_has_a_limit_of_its_own(app: Flask, sambas: Tenant, admin: Visitor) -> None:
    """T65: also behind one address; and whoever has no valid key is counted by it."""
    one, other = (
        Caller(Visitor(app, sambas.host, address="10.9.9.9"), key_on(make(admin, name=name)))
        for name in ("Satu", "Dua")
    )
    wrong = a_report(sambas.host, service_code="")
    for sender in (one, Caller(one.visitor, "jbt_" + "0" * 48)):
        statuses = [sender.post("requests.json", wrong) for _ in range(61)]
        assert statuses[59].status in {400, 403}
        last = statuses[60]
        assert last.status == 429 and int(last.headers["Retry-After"]) > 0
        assert '"code": "429"' in last.text
    assert other.post("requests.json", wrong).status == 400
