"""The coordinator is warned where a report would go to the very office it accuses."""

import pytest

from tenants import agencies, complaints
from tenants.complaints import Complaint, Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint
from tests.visitor import Page, Visitor

LURAH = "Lurah minta uang 500 ribu untuk tanda tangan surat tanah"
OF_THE_PLACE = "surat-keterangan"
QUEUE = "/meja/koordinasi"
WARNING = "mungkin yang dilaporkan"

pytestmark = pytest.mark.usefixtures("undone")


def filed(tenant: Tenant, visibility: Visibility = Visibility.PUBLIC) -> tuple[str, str]:
    """Its reference, and the number of its place's office."""
    with unit_of_work(tenant):
        complaint = a_complaint(text=LURAH, topic_code=OF_THE_PLACE, visibility=visibility)
        complaints.route(complaint.id)
        return complaint.reference, str(_office_of(complaint))


def _office_of(complaint: Complaint) -> int:
    return agencies.offices()[complaint.village_code]


def suggested(page: Page) -> list[str]:
    return ["".join(each.itertext()) for each in page.find("button", **{"class": "suggestion"})]


@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.SECRET])
def test_the_accused_office_is_suggested_last_and_with_a_warning(
    coordinator: Visitor, sambas: Tenant, visibility: Visibility
) -> None:
    filed(sambas, visibility)
    first, *_others, last = suggested(coordinator.get(QUEUE))
    assert "Inspektorat" in first
    assert WARNING not in first
    assert WARNING in last


def test_the_queue_says_why_it_did_not_go_by_itself(coordinator: Visitor, sambas: Tenant) -> None:
    filed(sambas)
    assert "Mungkin kantor yang dituju yang dilaporkan" in coordinator.get(QUEUE).text


def test_one_press_too_quick_asks_before_it_goes_to_the_accused(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference, office = filed(sambas)
    url = f"{QUEUE}/{reference}/disposisi"
    page = coordinator.get(url)
    agency = next(key for key in page.form() if key.endswith("-agency"))
    asked = coordinator.post(url, page.form() | {agency: office})
    assert asked.status == 200
    assert "mungkin kantor inilah yang dilaporkan" in asked.text
    assert "Topik ini peka" not in asked.text


def test_many_at_once_are_looked_at_with_the_same_warning(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference, office = filed(sambas)
    picked = {"pilih": f"{reference}:1", "agency": office, "show": "preview"}
    page = coordinator.get(QUEUE)
    looked = coordinator.post(f"{QUEUE}/massal/disposisi", page.form() | picked)
    assert WARNING in looked.text
