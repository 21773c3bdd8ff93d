"""A coordinator hears of each report that an agency gives back, as long as it waits."""

import pytest

from tenants import agencies, complaints, people
from tenants.complaints import Visibility
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Role
from tests.factories import a_coordinator, a_referred_complaint, somebody
from tests.post_office import PostOffice
from tests.workers import letters
from tests.workers.ledger import clear
from workers import relay

REASON = "Jalan ini milik provinsi."

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def address(sambas: Tenant) -> str:
    """Of a coordinator."""
    with unit_of_work(sambas):
        return people.by_id(a_coordinator().id or 0).email


def give_back(tenant: Tenant, visibility: Visibility = Visibility.PUBLIC) -> str:
    clear(tenant)
    with unit_of_work(tenant):
        complaint = a_referred_complaint(visibility=visibility)
        officer = somebody(Role.OFFICER, complaint.agency_id)
        complaints.give_back(officer, complaint, reason=REASON, version=complaint.version)
        return complaint.reference


def mails(tenant: Tenant, office: PostOffice, address: str) -> list[letters.Sent]:
    relay.drain_effects(tenant.key)
    relay.drain_mail(tenant.key)
    found = letters.sent(tenant, office)
    return [
        each
        for each in found
        if each.kind == "complaint.returned" and each.message["To"] == address
    ]


def test_a_return_is_told_with_its_reason_and_leads_to_the_report(
    sambas: Tenant, address: str, post_office: PostOffice
) -> None:
    reference = give_back(sambas)
    (mail,) = mails(sambas, post_office, address)
    assert reference in str(mail.message["Subject"])
    for part in (mail.text, mail.html):
        assert REASON in part
        assert "Dinas Pekerjaan Umum" in " ".join(part.split())
    assert f"http://sambas.localhost:8000/meja/pengaduan/{reference}" in mail.links


def test_of_a_secret_one_the_mail_says_nothing(
    sambas: Tenant, address: str, post_office: PostOffice
) -> None:
    give_back(sambas, Visibility.SECRET)
    (mail,) = mails(sambas, post_office, address)
    assert REASON not in mail.text + mail.html


def test_what_was_sent_on_meanwhile_is_no_news(
    sambas: Tenant, address: str, post_office: PostOffice
) -> None:
    reference = give_back(sambas)
    with unit_of_work(sambas):
        found = complaints.visible_to(somebody(Role.COORDINATOR)).by_reference(reference)
        social = agencies.by_code("dinas-sosial").id
        complaints.refer(
            a_coordinator(), found, topic_code=None, agency_id=social, version=found.version
        )
    assert mails(sambas, post_office, address) == []


def test_who_coordinates_no_longer_is_not_told(
    sambas: Tenant, address: str, post_office: PostOffice
) -> None:
    give_back(sambas)
    relay.drain_effects(sambas.key)
    with unit_of_work(sambas):
        account = session.query(Account).filter_by(email=address).one()
        people.revoke(account, Role.COORDINATOR, by=people.SYSTEM)
    assert mails(sambas, post_office, address) == []
