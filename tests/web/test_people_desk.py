"""The administrator's desk of people: who is invited, what they may, who is out."""

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import agencies, people
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, LinkPurpose, Role
from tests.signing_in import PASSWORD
from tests.visitor import Visitor
from tests.web.administering import DESK, EMAIL, act, audited, person_page, staff

pytestmark = pytest.mark.usefixtures("undone", "unlimited")


@pytest.fixture
def admin(app: Flask, sambas: Tenant) -> Visitor:
    return staff(app, sambas, Role.TENANT_ADMIN)


def test_an_administrators_work_begins_here(admin: Visitor) -> None:
    assert admin.get("/meja").location == DESK
    page = admin.get(DESK)
    assert page.find("a", href=DESK)
    assert page.find("a", href=f"{DESK}/undang")


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
    (summary,) = refused.find("div", id="kesalahan")
    assert "terakhir" in "".join(summary.itertext())
    assert refused.find("form", action=f"{path}/pencabutan")  # on the person's own page
    assert "Data sudah berubah" not in refused.text
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
