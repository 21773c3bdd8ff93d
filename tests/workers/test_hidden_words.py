"""Words that staff hide leave neither by mail nor to another region."""

import pytest

from tenants import complaints
from tenants.complaints import following
from tenants.kernel import clock
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_mailed_follower, a_referred_complaint, an_officer, somebody
from tests.lanes import Bells
from tests.post_office import PostOffice
from tests.workers import neighbourhood as town
from tests.workers.ledger import MORNING, clear
from tests.workers.letters import sent
from workers import relay


@pytest.fixture(autouse=True)
def nothing_to_do(undone: None, bells: Bells, sambas: Tenant, depok: Tenant) -> None:
    clear(sambas, depok)


def test_what_staff_hide_is_covered_in_followers_mails(
    sambas: Tenant, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING):
        with unit_of_work(sambas):
            complaint = a_referred_complaint(text="Jalan di depan sekolah berlubang besar.")
            a_mailed_follower("siti@contoh.test", following.Subject(complaint.id))
            officer = an_officer()
            complaints.hiding.hide(officer, complaint, ["sekolah"], version=complaint.version)
            complaints.answer(
                officer, complaint, text="Jalan sekolah ditambal.", version=complaint.version
            )
        post_office.clear()
        relay.drain_effects(sambas.key)
        relay.drain_mail(sambas.key)
    (mail,) = [each for each in sent(sambas, post_office) if each.kind == "follow.news"]
    for part in (mail.text, mail.html):
        assert "Jalan [disamarkan] ditambal." in part


def test_what_staff_hid_goes_to_no_other_region(sambas: Tenant, depok: Tenant) -> None:
    sent = town.passed_on(
        sambas, depok, text="Budi Contoh menutup jalan desa.", landmark="Toko Budi Contoh"
    )
    with unit_of_work(sambas):
        complaint = complaints.by_id(sent)
        coordinator = somebody(Role.COORDINATOR)
        complaints.hiding.hide(coordinator, complaint, ["Budi Contoh"], version=complaint.version)
    came = town.delivered(sambas, depok)
    with unit_of_work(depok, read_only=True):
        there = complaints.by_id(came)
        assert "Budi" not in f"{there.text} {there.landmark}"
        assert there.landmark == "Toko [disamarkan]"
