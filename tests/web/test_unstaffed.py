"""Wherever a coordinator meets an agency in which nobody works, that is said beside its name."""

import pytest

from tenants import agencies, complaints
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint, a_coordinator, an_officer
from tests.visitor import Visitor

QUEUE, AT_AGENCIES = "/meja/koordinasi", "/meja/dinas"
SAID = "tanpa petugas"
REASON = "dinasnya belum punya petugas"

pytestmark = pytest.mark.usefixtures("undone")


def filed(tenant: Tenant) -> str:
    """About a road, and on its way to public works."""
    with unit_of_work(tenant):
        complaint = a_complaint()
        complaints.route(complaint.id)
        return complaint.reference


def sent_on(tenant: Tenant) -> str:
    with unit_of_work(tenant):
        complaint = a_complaint()
        pupr = agencies.by_code("dinas-pupr").id
        complaints.refer(
            a_coordinator(), complaint, topic_code=None, agency_id=pupr, version=complaint.version
        )
        return complaint.reference


def test_what_would_be_read_by_nobody_waits_in_the_queue_with_the_reason(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference = filed(sambas)
    queue = coordinator.get(QUEUE)
    assert reference in queue.text
    assert REASON in queue.text
    assert SAID in queue.text


def test_what_is_read_is_in_nobodys_queue(coordinator: Visitor, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        an_officer("dinas-pupr")
    reference = filed(sambas)
    assert reference not in coordinator.get(QUEUE).text
    assert SAID not in coordinator.get(AT_AGENCIES).text


def test_it_is_said_where_an_agency_is_chosen(coordinator: Visitor, sambas: Tenant) -> None:
    reference = filed(sambas)
    page = coordinator.get(f"{QUEUE}/{reference}/disposisi")
    labels = ["".join(each.itertext()) for each in page.find("label")]
    [label] = [each for each in labels if each.startswith("Dinas Pekerjaan Umum")]
    assert SAID in label


def test_it_is_said_of_what_lies_there(coordinator: Visitor, sambas: Tenant) -> None:
    reference = sent_on(sambas)
    with unit_of_work(sambas, read_only=True):
        pupr = agencies.by_code("dinas-pupr").id
    everywhere = coordinator.get(AT_AGENCIES)
    assert everywhere.text.count(SAID) == 2  # beside the report and in the table
    for path in (f"{AT_AGENCIES}?dinas={pupr}", f"/meja/pengaduan/{reference}"):
        assert SAID in coordinator.get(path).text
    assert REASON not in coordinator.get(QUEUE).text
