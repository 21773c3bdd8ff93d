"""A reporter hears of each step that others take: whose it is now, and that they began."""

import pytest
from flask import Flask

from tenants import agencies, complaints
from tenants.complaints import Complaint
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor, Role
from tests.factories import a_coordinator, a_referred_complaint, an_officer, somebody
from tests.post_office import PostOffice
from tests.signing_in import signed_in
from tests.workers import letters
from tests.workers.happenings import READER
from tests.workers.ledger import clear
from workers import relay

PUPR, SOCIAL = "dinas-pupr", "dinas-sosial"
ABOUT = ("complaint.passed_on", "complaint.taken_up")

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def reference(sambas: Tenant) -> str:
    """A report with an address, in the inbox of public works."""
    clear(sambas)
    with unit_of_work(sambas):
        return a_referred_complaint(email=READER, name="Siti").reference


def found(reference: str) -> Complaint:
    return complaints.visible_to(somebody(Role.COORDINATOR)).by_reference(reference)


def officer_of(code: str) -> Actor:
    return somebody(Role.OFFICER, agencies.by_code(code).id)


def begin(tenant: Tenant, reference: str, code: str) -> None:
    with unit_of_work(tenant):
        its = found(reference)
        complaints.start_work(officer_of(code), its, version=its.version)


def move(tenant: Tenant, reference: str, code: str, to: str) -> None:
    """Its agency gives it back, and the coordinator passes it on."""
    with unit_of_work(tenant):
        its = found(reference)
        complaints.give_back(officer_of(code), its, reason="Bukan kami.", version=its.version)
        agency_id = agencies.by_code(to).id
        complaints.refer(
            a_coordinator(), its, topic_code=None, agency_id=agency_id, version=its.version
        )


def told(tenant: Tenant, office: PostOffice) -> list[tuple[str, str]]:
    """(kind, the agency it names) of each mail about a step, in their order."""
    relay.drain_effects(tenant.key)
    relay.drain_mail(tenant.key)
    names = {"Dinas Pekerjaan Umum": PUPR, "Dinas Sosial": SOCIAL}
    return [
        (each.kind.rpartition(".")[2], names[name])
        for each in letters.sent(tenant, office)
        for name in names
        if each.kind in ABOUT and name in " ".join(each.text.split())
    ]


def test_each_agency_says_once_that_it_began_and_a_move_says_whose_it_is(
    sambas: Tenant, reference: str, post_office: PostOffice
) -> None:
    begin(sambas, reference, PUPR)
    assert told(sambas, post_office) == [("taken_up", PUPR)]
    move(sambas, reference, PUPR, SOCIAL)
    begin(sambas, reference, SOCIAL)
    told(sambas, post_office)
    move(sambas, reference, SOCIAL, PUPR)
    begin(sambas, reference, PUPR)
    assert told(sambas, post_office) == [
        ("taken_up", PUPR),
        ("passed_on", SOCIAL),
        ("taken_up", SOCIAL),
        ("passed_on", PUPR),
    ]


def test_news_of_an_agency_that_has_it_no_longer_is_no_mail(
    sambas: Tenant, reference: str, post_office: PostOffice
) -> None:
    begin(sambas, reference, PUPR)
    move(sambas, reference, PUPR, SOCIAL)
    assert told(sambas, post_office) == [("passed_on", SOCIAL)]


def test_the_desk_promises_a_mail_only_where_there_will_be_one(
    app: Flask, sambas: Tenant, reference: str
) -> None:
    promise = "Pelapor mendapat kabar lewat surel."
    with unit_of_work(sambas):
        silent = a_referred_complaint().reference
    officer = signed_in(app, sambas, an_officer)
    assert promise in officer.get(f"/meja/pengaduan/{reference}").text
    assert promise not in officer.get(f"/meja/pengaduan/{silent}").text
