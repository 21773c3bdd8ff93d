"""Which agencies the coordinator is offered first: none that gave the report back."""

import pytest

from tenants import agencies, complaints
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_coordinator, a_referred_complaint, somebody
from tests.visitor import Page, Visitor

QUEUE = "/meja/koordinasi"
ROAD = "Jalan aspal berlubang, dan lampu jalan mati di dekat pasar."
VAGUE = "Air di depan rumah selalu kotor dan bau, tolong petugas datang melihat keadaannya."
AGENCY = "Dinas Pekerjaan Umum dan Penataan Ruang"

pytestmark = pytest.mark.usefixtures("undone")


def waiting(tenant: Tenant, text: str) -> str:
    with unit_of_work(tenant):
        complaints.settings.set_threshold(1.0)
        return a_referred_complaint(text=text, topic_code=None).reference


def referred_and_returned(tenant: Tenant, reference: str) -> None:
    with unit_of_work(tenant):
        found = complaints.visible_to(somebody(Role.COORDINATOR)).by_reference(reference)
        pupr = agencies.by_code("dinas-pupr").id
        complaints.refer(
            a_coordinator(), found, topic_code=None, agency_id=pupr, version=found.version
        )
        officer = somebody(Role.OFFICER, pupr)
        complaints.give_back(officer, found, reason="Bukan kami.", version=found.version)


def suggested(page: Page) -> list[str]:
    """The agencies that the rows of the queue suggest."""
    buttons = [each for each in page.find("button") if "suggestion" in each.get("class", "")]
    return ["".join(next(each.iter("strong")).itertext()) for each in buttons]


def first_choices(page: Page) -> int:
    """How many of them stand out."""
    return len([each for each in page.find("button") if "-first" in each.get("class", "")])


def labels(page: Page) -> list[str]:
    found = ["".join(each.itertext()) for each in page.find("label")]
    return [each.removesuffix(" (tanpa petugas)") for each in found]


def test_who_gave_a_report_back_is_not_suggested_again(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference = waiting(sambas, ROAD)
    chooser = f"{QUEUE}/{reference}/disposisi"
    assert AGENCY in suggested(coordinator.get(QUEUE))
    assert AGENCY in labels(coordinator.get(chooser))
    referred_and_returned(sambas, reference)
    page = coordinator.get(QUEUE)
    assert suggested(page)
    assert AGENCY not in suggested(page)
    assert first_choices(page) == 0
    assert "Dinas lain yang mungkin:" in page.text
    assert AGENCY not in labels(coordinator.get(chooser))


def test_no_suggestion_stands_out_that_is_not_sure_enough(
    coordinator: Visitor, sambas: Tenant
) -> None:
    waiting(sambas, VAGUE)
    page = coordinator.get(QUEUE)
    assert len(suggested(page)) == 2
    assert first_choices(page) == 0
    assert "Mungkin untuk:" in page.text
    with unit_of_work(sambas):
        complaints.settings.set_threshold(0.0)
    assert first_choices(coordinator.get(QUEUE)) == 1
