"""Invitations: who gets one, when another may go out, and what pages say of it."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tenants import agencies, people
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.outbox import Announcement, about
from tenants.kernel.tenancy import Tenant
from tenants.people import Grant, Grants, LinkPurpose, Role
from tests.factories import an_account
from tests.signing_in import PASSWORD
from tests.visitor import Visitor
from tests.web.administering import (
    DESK,
    EMAIL,
    act,
    audited,
    found,
    invite,
    person_page,
    staff,
)

TEN_MINUTES = timedelta(minutes=10)

pytestmark = pytest.mark.usefixtures("undone", "unlimited")


@pytest.fixture
def admin(app: Flask, sambas: Tenant) -> Visitor:
    return staff(app, sambas, Role.TENANT_ADMIN)


def whole_ten() -> datetime:
    """When the present ten minutes began, in which one invitation more may go out."""
    now = clock.now()
    return now.replace(minute=now.minute // 10 * 10, second=0, microsecond=0)


def invitations(tenant: Tenant) -> int:
    """How many were announced for Ayu."""
    with unit_of_work(tenant, read_only=True):
        return len(about(f"account:{found().id}:invitation"))


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


def test_an_invitation_can_be_sent_again_until_it_is_accepted(
    admin: Visitor, sambas: Tenant
) -> None:
    began = whole_ten()
    with clock.frozen(began):
        invite(admin)
    path = person_page(sambas)
    with clock.frozen(began + TEN_MINUTES):
        assert "sedang dikirim" in admin.follow(act(admin, path, "undangan")).text
    assert invitations(sambas) == 2
    with unit_of_work(sambas):
        found().verified_at = clock.now()
    refused = act(admin, path, "undangan")
    assert refused.status == 409
    assert "sudah menerima undangannya" in refused.text
    assert refused.find("form", action=f"{path}/peran")
    assert audited(sambas)[-1] == "account.invite_again"


def test_an_invitation_that_was_not_sent_again_is_not_said_to_be(
    admin: Visitor, sambas: Tenant
) -> None:
    began = whole_ten()
    ends = began + TEN_MINUTES
    with clock.frozen(began):
        invite(admin)
        path = person_page(sambas)
        before = invitations(sambas), audited(sambas)
        told = admin.follow(act(admin, path, "undangan"))
        assert "Belum dikirim" in told.text
        assert f"Coba lagi pukul {ends.astimezone(sambas.zone):%H.%M} WIB." in told.text
        assert (invitations(sambas), audited(sambas)) == before
    with clock.frozen(ends):
        assert "sedang dikirim" in admin.follow(act(admin, path, "undangan")).text
    assert invitations(sambas) == before[0] + 1


def test_who_was_invited_and_disabled_gets_a_new_link_with_the_enabling(
    admin: Visitor, sambas: Tenant
) -> None:
    """Disabling ended the old one, and the desk's button may have been used up meanwhile."""
    began = whole_ten()
    with clock.frozen(began):
        invite(admin)
        path = person_page(sambas)
        before = invitations(sambas)
        for times in (1, 2):
            with clock.frozen(began + timedelta(seconds=times)):
                act(admin, path, "penonaktifan")
            told = admin.follow(act(admin, path, "pengaktifan"))
            assert "undangan baru sedang dikirim" in told.text
            assert invitations(sambas) == before + times
            act(admin, path, "pengaktifan")
            assert invitations(sambas) == before + times


def test_the_public_page_promises_no_mail_and_says_nothing_of_accounts(
    app: Flask, sambas: Tenant
) -> None:
    visitor = Visitor(app, sambas.host)
    answers = {
        visitor.submit(visitor.get("/lupa-sandi"), email=email).text
        for email in (EMAIL, f"admin@{sambas.key}.test", f"admin@{sambas.key}.test")
    }
    (only,) = answers
    assert "sudah kami kirim" not in only
    assert "paling banyak satu surel dalam sepuluh menit" in only


def added(tenant: Tenant) -> list[str]:
    """The roles that Ayu was mailed about."""
    with unit_of_work(tenant, read_only=True):
        return [each.payload["role"] for each in about(f"account:{found().id}:role:")]


def known(tenant: Tenant, *given: Grant) -> None:
    """Ayu has an account, under the name that she chose."""
    with unit_of_work(tenant):
        account = an_account(*given)
        account.email, account.name = EMAIL, "Ayu Wandira"


def test_whose_address_it_is_already_is_shown_before_a_role_is_added(
    admin: Visitor, sambas: Tenant
) -> None:
    known(sambas)
    asked = invite(admin)
    assert asked.status == 200
    assert f"{EMAIL} sudah punya akun sebagai Ayu Wandira." in asked.text
    assert "Nama “Ayu Lestari” tidak dipakai" in asked.text
    with unit_of_work(sambas, read_only=True):
        assert found().grants == Grants()
    said_yes = admin.submit(asked)
    assert "Ayu Wandira diberi tahu lewat surel." in admin.follow(said_yes).text
    with unit_of_work(sambas, read_only=True):
        assert (found().name, found().grants) == ("Ayu Wandira", {Grant(Role.COORDINATOR)})
    assert added(sambas) == ["coordinator"]
    assert invitations(sambas) == 0
    again = admin.follow(admin.submit(asked))  # a second click
    assert "sudah punya peran ini" in again.text
    assert added(sambas) == ["coordinator"]


def test_a_yes_is_to_one_person(admin: Visitor, sambas: Tenant) -> None:
    """The code that the form holds is not taken for somebody else's address."""
    known(sambas)
    asked = invite(admin)
    with unit_of_work(sambas):
        other = an_account().email
    assert admin.submit(asked, email=other).status == 200
    with unit_of_work(sambas, read_only=True):
        assert found(other).grants == Grants()


def test_a_role_given_at_the_desk_is_told_by_mail_once(admin: Visitor, sambas: Tenant) -> None:
    known(sambas, Grant(Role.COORDINATOR))
    path = person_page(sambas)
    for told in ("diberi tahu lewat surel", "sudah punya peran ini"):
        given = act(admin, path, "peran", role="tenant_admin", agency="")
        assert told in admin.follow(given).text
    assert added(sambas) == ["tenant_admin"]


def test_who_has_not_accepted_yet_hears_of_a_second_role_with_the_invitation(
    admin: Visitor, sambas: Tenant
) -> None:
    invite(admin)
    asked = invite(admin, Role.TENANT_ADMIN)
    assert "melihatnya saat menerima undangan" in admin.follow(admin.submit(asked)).text
    assert added(sambas) == []
    with unit_of_work(sambas, read_only=True):
        assert found().grants.roles == [Role.COORDINATOR, Role.TENANT_ADMIN]
