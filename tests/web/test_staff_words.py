"""Pages that are everybody's say to those who work here what is true of them."""

from collections.abc import Callable

import pytest
from flask import Flask

from tenants import people
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Actor, Grant, Role
from tests.factories import a_complaint, a_coordinator, a_resident, an_account, an_officer
from tests.signing_in import signed_in
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("undone", "unlimited")

OWN_REPORTS = "Laporan saya"


def an_admin() -> Actor:
    return an_account(Grant(Role.TENANT_ADMIN)).as_actor()


@pytest.mark.parametrize(
    ("whoever", "takes_digest"),
    [(an_officer, True), (a_coordinator, True), (an_admin, False)],
)
def test_who_works_here_is_not_asked_to_report_on_the_account_page(
    app: Flask, sambas: Tenant, whoever: Callable[[], Actor], *, takes_digest: bool
) -> None:
    """Of an administrator's work there is no digest."""
    visitor = signed_in(app, sambas, whoever)
    page = visitor.get("/akun").text
    assert ("work" in visitor.get("/ikuti/saya").form("/ikuti/saya")) is takes_digest
    assert OWN_REPORTS not in page
    assert "Lapor sekarang" not in page


def test_a_resident_is(app: Flask, sambas: Tenant) -> None:
    page = signed_in(app, sambas, a_resident).get("/akun").text
    assert "Lapor sekarang" in page


def test_an_officer_who_reported_something_finds_it(app: Flask, sambas: Tenant) -> None:
    def reporting() -> Actor:
        officer = an_officer()
        a_complaint(officer)
        return officer

    assert OWN_REPORTS in signed_in(app, sambas, reporting).get("/akun").text


@pytest.mark.parametrize(
    ("whoever", "kept", "not_said"),
    [
        (an_officer, "pekerjaan yang baru sampai tetap dikirim", "laporan Anda sendiri"),
        (a_resident, "laporan Anda sendiri tetap dikirim", "pekerjaan"),
    ],
)
def test_whose_digest_is_stopped_reads_what_still_comes(
    app: Flask, sambas: Tenant, whoever: Callable[[], Actor], kept: str, not_said: str
) -> None:
    with unit_of_work(sambas):
        number = whoever().id or 0
        path = f"/u/{number}/{people.unsubscribe_key(number)}"
    said = Visitor(app, sambas.host).open(path, "POST").text
    assert kept in said
    assert not_said not in said
    with unit_of_work(sambas, read_only=True):
        assert session.get_one(Account, number).digest == people.Frequency.NEVER
