"""The coordinator's queue: light however long the lists are, and every choice within reach."""

import pytest

from tenants import agencies, complaints
from tenants.complaints import Complaint, State
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_coordinator, a_referred_complaint, an_officer, somebody
from tests.statements import counted
from tests.visitor import HTMX, Page, Visitor

QUEUE = "/meja/koordinasi"
VAGUE = "Air di depan rumah selalu kotor dan bau, tolong petugas datang melihat keadaannya. " * 3
MOST_BYTES = 155_000  # of fifty rows, each like three others and with a box to tick, and the rest


def wait(tenant: Tenant, count: int = 1, *, returned: bool = False) -> list[str]:
    """So many vague reports in the queue; their references."""
    with unit_of_work(tenant):
        found = [a_referred_complaint(text=VAGUE, topic_code=None) for _ in range(count)]
        for each in found:
            assert each.suggestions
            if returned:
                _give_back(each)
        return [each.reference for each in found]


def _give_back(complaint: Complaint) -> None:
    agency = agencies.by_code("dinas-pupr")
    complaints.refer(
        a_coordinator(),
        complaint,
        topic_code=None,
        agency_id=agency.id,
        version=complaint.version,
    )
    officer = somebody(Role.OFFICER, agency.id)
    complaints.give_back(officer, complaint, reason="Bukan kami.", version=complaint.version)


def now(tenant: Tenant, reference: str) -> Complaint:
    with unit_of_work(tenant, read_only=True):
        found = complaints.visible_to(somebody(Role.COORDINATOR)).by_reference(reference)
        session.expunge_all()
        return found


def rows(page: Page) -> int:
    return len([each for each in page.find("li") if each.get("class") == "report split"])


def test_a_row_is_light_however_many_agencies_there_are(
    coordinator: Visitor, sambas: Tenant
) -> None:
    wait(sambas, 2)
    few = len(coordinator.get(QUEUE).text.encode())
    wait(sambas, 18)
    page = coordinator.get(QUEUE)
    assert rows(page) == 20
    in_rows = [each for row in page.find("li") for each in row.iter("select")]
    assert in_rows == []
    assert page.find("input", type="radio") == []
    a_row = (len(page.text.encode()) - few) / 18
    assert few + 48 * a_row < MOST_BYTES


def test_a_longer_queue_takes_no_more_statements(coordinator: Visitor, sambas: Tenant) -> None:
    wait(sambas, 2, returned=True)
    coordinator.get(QUEUE)  # what is remembered for a minute is now
    with counted() as few:
        coordinator.get(QUEUE)
    wait(sambas, 6, returned=True)
    coordinator.get(QUEUE)  # people came, and what was remembered of them was forgotten
    with counted() as many:
        page = coordinator.get(QUEUE)
    assert (rows(page), page.text.count("Bukan kami.")) == (8, 8)
    assert len(many) == len(few)


def test_the_poll_of_the_counters_looks_up_no_row(coordinator: Visitor, sambas: Tenant) -> None:
    wait(sambas, 3)
    with counted() as statements:
        part = coordinator.get(QUEUE, **HTMX, HX_Target="counters")
    assert "<b>3</b>" in part.text
    assert 'class="report' not in part.text
    assert not [each for each in statements if "complaint.text" in each]


def test_one_press_refers_to_the_agency_of_the_suggested_topic(
    coordinator: Visitor, sambas: Tenant
) -> None:
    [reference] = wait(sambas)
    page = coordinator.get(QUEUE)
    second = [each for each in page.find("button") if each.get("name", "").endswith("-topic")][1]
    fields = page.form(f"{QUEUE}/{reference}/disposisi")
    answer = coordinator.post(
        f"{QUEUE}/{reference}/disposisi", fields | {second.get("name"): second.get("value")}
    )
    assert (answer.status, answer.location) == (303, QUEUE)
    found = now(sambas, reference)
    assert (found.state, found.topic_code) == (State.REFERRED, second.get("value"))


def opened(coordinator: Visitor, reference: str) -> Page:
    return coordinator.get(f"{QUEUE}/{reference}/disposisi")


def labels(page: Page, name: str) -> list[str]:
    """What there is to choose in a list of the chooser."""
    ids = {each.get("id") for each in page.find("input") if each.get("name", "").endswith(name)}
    return ["".join(each.itertext()) for each in page.find("label") if each.get("for") in ids]


def field(page: Page, name: str) -> str:
    return next(key for key in page.form() if key.endswith(name))


def test_the_chooser_begins_with_what_is_likely(coordinator: Visitor, sambas: Tenant) -> None:
    [reference] = wait(sambas)
    page = opened(coordinator, reference)
    assert 3 < len(labels(page, "-topic")) <= 9
    offices = labels(page, "-agency")
    assert offices[0] == "Dinas dari topik itu"
    assert any(each.startswith("Kantor Camat") or "Kecamatan" in each for each in offices)


def test_without_script_a_search_keeps_what_was_chosen(
    coordinator: Visitor, sambas: Tenant
) -> None:
    [reference] = wait(sambas)
    with unit_of_work(sambas):
        an_officer("dinas-perhubungan")
    page = opened(coordinator, reference)
    topic, words, agency = (field(page, name) for name in ("-topic", "-q", "-agency"))
    url = f"{QUEUE}/{reference}/disposisi"
    searched = coordinator.submit(
        page, url, **{topic: "jalan-rusak", words: "dishub", "show": "choices"}
    )
    assert searched.status == 200
    assert searched.form(url)[topic] == "jalan-rusak"
    assert "Dinas Perhubungan" in labels(searched, "-agency")
    office = next(
        each.get("value")
        for each in searched.find("input", name=agency)
        if each.get("value") and labels_of(searched, each.get("id")) == "Dinas Perhubungan"
    )
    assert coordinator.submit(searched, url, **{agency: office}).status == 303
    found = now(sambas, reference)
    assert found.topic_code == "jalan-rusak"
    assert found.agency
    assert found.agency.code == "dinas-perhubungan"


def labels_of(page: Page, field_id: str | None) -> str:
    return "".join("".join(each.itertext()) for each in page.find("label", **{"for": field_id}))


def test_htmx_gets_the_lists_alone_while_somebody_types(
    coordinator: Visitor, sambas: Tenant
) -> None:
    [reference] = wait(sambas)
    words = field(opened(coordinator, reference), "-q")
    url = f"{QUEUE}/{reference}/disposisi"
    part = coordinator.get(f"{url}?{words}=lampu", **HTMX, HX_Target=f"pilihan-{reference}")
    assert "Lampu jalan" in part.text
    assert "<form" not in part.text
    none = coordinator.get(f"{url}?{words}=zzzz", **HTMX, HX_Target=f"pilihan-{reference}")
    assert "Tidak ada topik atau dinas yang cocok" in none.text
    row = coordinator.get(url, **HTMX, HX_Target="")
    assert "<form" in row.text
    assert "<h1" not in row.text


@pytest.mark.parametrize("typed", [{}, {"topic": "outside"}])
def test_nothing_is_referred_to_nobody(
    coordinator: Visitor, sambas: Tenant, typed: dict[str, str]
) -> None:
    outside = next(each["code"] for each in complaints.topics.template() if each.get("outside"))
    [reference] = wait(sambas)
    page = opened(coordinator, reference)
    chosen = {field(page, f"-{name}"): outside for name in typed}
    answer = coordinator.submit(page, f"{QUEUE}/{reference}/disposisi", **chosen)
    assert answer.status == 422
    assert "Pilih dinas yang harus bertindak." in answer.text
    assert now(sambas, reference).state == State.RECEIVED


def test_a_rejection_without_a_reason_comes_back_with_its_form(
    coordinator: Visitor, sambas: Tenant
) -> None:
    [reference] = wait(sambas)
    url = f"{QUEUE}/{reference}/penolakan"
    answer = coordinator.submit(coordinator.get(url), url)
    assert answer.status == 422
    assert "Tulis alasannya." in answer.text
    assert now(sambas, reference).state == State.RECEIVED


def test_a_usual_reason_says_where_to_go_instead(coordinator: Visitor, sambas: Tenant) -> None:
    [reference] = wait(sambas)
    url = f"{QUEUE}/{reference}/penolakan"
    page = coordinator.get(url)
    kind = next(key for key in page.form() if key.endswith("-kind"))
    answer = coordinator.post(url, page.form() | {kind: "listrik"})
    assert answer.status == 303
    assert now(sambas, reference).state == State.REJECTED
    with unit_of_work(sambas, read_only=True):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
        said = complaints.last_note(found, State.REJECTED)
    assert "nomor 123" in said
