"""The coordinator sees what the resident chose, where to send them instead, and finds a report."""

import pytest

from tenants import complaints
from tenants.complaints import Complaint, State
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_complaint, a_referred_complaint, somebody
from tests.visitor import Page, Visitor

QUEUE, AT_AGENCIES = "/meja/koordinasi", "/meja/dinas"
OUTSIDE = next(each for each in complaints.topics.template() if each.get("outside"))
VAGUE = "Air di depan rumah selalu kotor dan bau, tolong petugas datang melihat keadaannya."
BEKUT = "61.01.04.2004"
HTMX = {"HX_Request": "true"}

pytestmark = pytest.mark.usefixtures("undone")


def waiting(tenant: Tenant, **answers: str | None) -> str:
    with unit_of_work(tenant):
        complaint = a_complaint(**answers)
        complaints.route(complaint.id)
        return complaint.reference


def now(tenant: Tenant, reference: str) -> Complaint:
    with unit_of_work(tenant, read_only=True):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
        session.expunge_all()
        return found


def found(page: Page) -> set[str]:
    """The references of the rows on a page of either list."""
    spans = page.find("span", **{"class": "reference"})
    return {each.text or "" for each in spans}


def test_what_the_resident_chose_is_said_and_is_the_first_to_press(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference = waiting(sambas, topic_code="jalan-rusak", text=VAGUE)  # nobody works there yet
    page = coordinator.get(QUEUE)
    assert "Topik pilihan warga: Jalan rusak atau berlubang" in page.text
    first, *_others = page.find("button", name=f"l{now(sambas, reference).id}-topic")
    assert first.get("value") == "jalan-rusak"
    assert "Pilihan warga" in "".join(first.itertext())
    for path in (f"{QUEUE}/{reference}/disposisi", f"/meja/pengaduan/{reference}"):
        assert "Topik pilihan warga: Jalan rusak" in coordinator.get(path).text


def test_what_a_colleague_decided_is_no_choice_of_the_resident(
    coordinator: Visitor, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        returned = a_referred_complaint()
        officer = somebody(Role.OFFICER, returned.agency_id)
        complaints.give_back(officer, returned, reason="Bukan.", version=returned.version)
    text = coordinator.get(QUEUE).text
    assert "Jalan rusak atau berlubang" in text
    assert "Topik pilihan warga" not in text


def test_where_to_go_instead_stands_in_the_queue_and_in_the_rejection(
    coordinator: Visitor, sambas: Tenant
) -> None:
    reference = waiting(sambas, topic_code=OUTSIDE["code"], text=VAGUE)
    assert OUTSIDE["outside"] in coordinator.get(QUEUE).text
    url = f"{QUEUE}/{reference}/penolakan"
    page = coordinator.get(url)
    [reason] = [value for name, value in page.form(url).items() if name.endswith("-reason")]
    assert OUTSIDE["outside"] in reason
    assert coordinator.submit(page, url).status == 303
    rejected = now(sambas, reference)
    assert rejected.status is State.REJECTED
    with unit_of_work(sambas, read_only=True):
        assert OUTSIDE["outside"] in complaints.last_note(rejected, State.REJECTED)


def test_any_other_rejection_begins_empty(coordinator: Visitor, sambas: Tenant) -> None:
    url = f"{QUEUE}/{waiting(sambas, topic_code=None, text=VAGUE)}/penolakan"
    fields = coordinator.get(url).form(url)
    assert [value for name, value in fields.items() if name.endswith("-reason")] == [""]


def test_the_queue_is_searched_by_number_place_and_words(
    coordinator: Visitor, sambas: Tenant
) -> None:
    one = waiting(sambas, topic_code=None, text=VAGUE)
    other = waiting(sambas, topic_code=None, text="Mohon dibantu ya pak.", village_code=BEKUT)
    assert found(coordinator.get(QUEUE)) == {one, other}
    for words, wanted in ((one, {one}), ("bekut", {other}), ("kotor", {one}), ("zzzz", set())):
        page = coordinator.get(f"{QUEUE}?q={words}")
        assert found(page) == wanted, words
        part = coordinator.get(f"{QUEUE}?q={words}", **HTMX, HX_Target="results")
        assert found(part) == wanted
        assert "<h1" not in part.text
    assert "Tidak ada yang cocok" in coordinator.get(f"{QUEUE}?q=zzzz").text


def test_what_is_at_agencies_is_searched_in_the_list_that_is_open(
    coordinator: Visitor, sambas: Tenant
) -> None:
    with unit_of_work(sambas):
        one = a_referred_complaint()
        other = a_referred_complaint(text="Lampu jalan mati.", village_code=BEKUT)
        one_reference, agency, other_reference = one.reference, one.agency_id, other.reference
    for words, wanted in (
        (one_reference, {one_reference}),
        ("bekut", {other_reference}),
        ("lampu", {other_reference}),
    ):
        assert found(coordinator.get(f"{AT_AGENCIES}?q={words}")) == wanted, words
    page = coordinator.get(f"{AT_AGENCIES}?dinas={agency}&q=lampu")
    assert page.find("input", type="hidden", name="dinas")[0].get("value") == str(agency)
    assert found(coordinator.get(f"{AT_AGENCIES}?terlambat=1&q=lampu")) == set()
    part = coordinator.get(f"{AT_AGENCIES}?q=lampu", **HTMX, HX_Target="results")
    assert found(part) == {other_reference}
    assert "<h1" not in part.text
