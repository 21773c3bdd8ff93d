"""The administrator's desk of people: who is invited, what they may, who is out."""

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import agencies, people
from tenants.kernel import clock
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.outbox import Announcement
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Grant, Grants, LinkPurpose, Role
from tests.factories import an_account
from tests.signing_in import PASSWORD, signed_in
from tests.visitor import Page, Visitor

DESK = "/meja/orang"
EMAIL = "ayu@contoh.test"

pytestmark = pytest.mark.usefixtures("undone", "unlimited")


def staff(app: Flask, tenant: Tenant, role: Role) -> Visitor:
    return signed_in(app, tenant, lambda: an_account(Grant(role)).as_actor())


@pytest.fixture
def admin(app: Flask, sambas: Tenant) -> Visitor:
    return staff(app, sambas, Role.TENANT_ADMIN)


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


def test_an_administrators_work_begins_here(admin: Visitor) -> None:
    assert admin.get("/meja").location == DESK
    page = admin.get(DESK)
    assert page.find("a", href=DESK)
    assert page.find("a", href=f"{DESK}/undang")


def test_who_is_invited_is_listed_gets_a_mail_and_makes_a_password(
    app: Flask, admin: Visitor, sambas: Tenant
) -> None:
    assert invite(admin).location == DESK
    row = admin.get(DESK).text
    assert "Ayu Lestari" in row
    assert "Diundang" in row
    with unit_of_work(sambas):
        mail = session.scalars(
            select(Announcement).where(Announcement.kind == "people.invitation")
        ).all()[-1]
        assert mail.payload == {"account_id": found().id}
        token = people.new_link(found().id, LinkPurpose.INVITATION)
    newcomer = Visitor(app, sambas.host)
    opened = newcomer.get(f"/tautan/undangan/{token}")
    assert "Koordinator" in opened.text
    assert newcomer.submit(opened, password=PASSWORD).location == "/meja"
    assert newcomer.get("/meja").location == "/meja/koordinasi"
    assert audited(sambas)[:2] == ["account.invite", "account.grant"]


def test_an_officer_needs_an_agency(admin: Visitor, sambas: Tenant) -> None:
    refused = invite(admin, Role.OFFICER)
    assert refused.status == 422
    assert "Pilih perangkat daerahnya." in refused.text
    with unit_of_work(sambas, read_only=True):
        assert people.by_email(EMAIL) is None
        pupr = agencies.by_code("dinas-pupr").id
    assert invite(admin, Role.OFFICER, agency=str(pupr)).status == 303
    with unit_of_work(sambas, read_only=True):
        assert found().grants == Grants({Grant(Role.OFFICER, pupr)})


@pytest.mark.parametrize(
    "typed",
    [
        {"name": ""},
        {"email": "bukan-alamat"},
        {"role": "super_admin"},
        {"role": "resident"},
        {"role": "officer", "agency": "999999"},
    ],
)
def test_an_invitation_that_is_not_complete_is_refused(
    admin: Visitor, sambas: Tenant, typed: dict[str, str]
) -> None:
    whole = {"name": "Ayu", "email": EMAIL, "role": "coordinator"}
    page = admin.get(f"{DESK}/undang")
    assert admin.submit(page, **(whole | typed)).status == 422
    with unit_of_work(sambas, read_only=True):
        assert people.by_email(EMAIL) is None


def test_roles_are_given_and_taken_and_count_at_once(
    app: Flask, admin: Visitor, sambas: Tenant
) -> None:
    other = staff(app, sambas, Role.COORDINATOR)
    with unit_of_work(sambas, read_only=True):
        email = session.scalars(select(Account.email).order_by(Account.id.desc())).first() or ""
        pupr = str(agencies.by_code("dinas-pupr").id)
    path = person_page(sambas, email)
    assert other.get("/meja/koordinasi").status == 200
    assert other.get("/meja/pengaduan").status == 403
    assert act(admin, path, "peran", role="officer", agency=pupr).status == 303
    assert act(admin, path, "pencabutan", role="coordinator").status == 303
    assert other.get("/meja/koordinasi").status == 403
    assert other.get("/meja/pengaduan").status == 200
    assert audited(sambas, email)[-2:] == ["account.grant", "account.revoke"]


def test_an_invitation_can_be_sent_again_until_it_is_accepted(
    admin: Visitor, sambas: Tenant
) -> None:
    invite(admin)
    path = person_page(sambas)
    assert act(admin, path, "undangan").status == 303
    with unit_of_work(sambas):
        keys = session.scalars(
            select(Announcement.dedupe_key).where(Announcement.kind == "people.invitation")
        ).all()
        assert sum(key.startswith(f"account:{found().id}:") for key in keys) == 2
        found().verified_at = clock.now()
    assert act(admin, path, "undangan").status == 409
    assert audited(sambas)[-1] == "account.invite_again"


def test_who_is_disabled_is_out_at_once_and_may_be_let_in_again(
    app: Flask, admin: Visitor, sambas: Tenant
) -> None:
    other = staff(app, sambas, Role.COORDINATOR)
    with unit_of_work(sambas):
        account = session.scalars(select(Account).order_by(Account.id.desc())).first()
        assert account
        email, token = account.email, people.new_link(account.id, LinkPurpose.PASSWORD_RESET)
    path = person_page(sambas, email)
    assert act(admin, path, "penonaktifan").status == 303
    assert other.get("/meja/koordinasi").location.startswith("/masuk")
    assert Visitor(app, sambas.host).get(f"/tautan/sandi/{token}").status == 404
    assert "Nonaktif" in admin.get(path).text
    assert act(admin, path, "pengaktifan").status == 303
    assert other.get("/meja/koordinasi").location.startswith("/masuk")  # the old log-in is gone
    assert audited(sambas, email)[-2:] == ["account.disable", "account.enable"]
    other.sign_in(email, PASSWORD)
    assert other.get("/meja/koordinasi").status == 200


@pytest.mark.parametrize(
    ("noun", "typed"), [("pencabutan", {"role": "tenant_admin"}), ("penonaktifan", {})]
)
def test_the_last_administrator_can_not_leave(
    app: Flask, admin: Visitor, sambas: Tenant, noun: str, typed: dict[str, str]
) -> None:
    """The first admin of the region was only invited: that one could not let anybody in."""
    with unit_of_work(sambas, read_only=True):
        email = session.scalars(select(Account.email).order_by(Account.id.desc())).first() or ""
    path = person_page(sambas, email)
    refused = act(admin, path, noun, **typed)
    assert refused.status == 409
    assert "terakhir" in refused.text
    assert admin.get(DESK).status == 200
    staff(app, sambas, Role.TENANT_ADMIN)
    assert act(admin, path, noun, **typed).status == 303
    assert admin.get(DESK).status in {302, 403}


def test_the_list_has_pages_and_is_searched(admin: Visitor, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        for number in range(120):
            people.invite(
                email=f"orang-{number}@desa.test",
                name=f"Orang {number:03d}",
                role=Role.COORDINATOR,
                by=people.SYSTEM,
            )
    seen: list[str] = []
    path = f"{DESK}?q=desa.test"
    for _ in range(3):
        page = admin.get(path)
        seen += [
            each.text or "" for cell in page.find("th", scope="row") for each in cell.iter("a")
        ]
        following = page.find("a", rel="next")
        path = following[0].get("href", "") if following else ""
    assert path == ""
    assert seen == [f"Orang {number:03d}" for number in range(120)]
    assert "Tidak ada orang yang cocok" in admin.get(f"{DESK}?q=100%25").text


def test_residents_are_not_listed(admin: Visitor, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        people.register(email=EMAIL, name="Ayu Lestari")
    assert "Ayu Lestari" not in admin.get(DESK).text
