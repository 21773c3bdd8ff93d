"""What may be another region's report: the coordinator reads it in the queue, and passes it on."""

import pytest

from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint, a_referred_complaint
from tests.visitor import Visitor

pytestmark = pytest.mark.usefixtures("undone")


def test_what_speaks_of_another_region_is_offered_to_it_in_the_queue(
    coordinator: Visitor, sambas: Tenant, depok: Tenant
) -> None:
    with unit_of_work(sambas):
        said = "Jalan Diponegoro Singkawang berlubang besar dekat pasar."
        reference = a_complaint(text=said).reference
    queue = coordinator.get("/meja/koordinasi")
    url = f"/meja/koordinasi/{reference}/pengalihan"
    assert "Ceritanya menyebut Singkawang. Tempatnya di sana?" in queue.text
    assert "Menyebut nama daerah lain" in queue.text
    assert queue.find("a", href=url)


def test_the_region_that_it_speaks_of_is_searched_for(
    coordinator: Visitor, sambas: Tenant, depok: Tenant
) -> None:
    with unit_of_work(sambas):
        reference = a_complaint(text="jalan margonda depok berlubang dekat stasiun").reference
    page = coordinator.get(f"/meja/koordinasi/{reference}/pengalihan")
    assert page.find("input", type="search")[0].get("value") == "Depok"
    assert "Kota Depok</label>" in page.text


def test_what_cannot_be_passed_on_says_so_instead_of_a_form(
    coordinator: Visitor, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        reference = a_referred_complaint().reference
    page = coordinator.get(f"/meja/koordinasi/{reference}/pengalihan")
    assert page.status == 409
    assert "Laporan ini berstatus “Diteruskan”" in page.text
    assert not page.find("input", type="radio")
