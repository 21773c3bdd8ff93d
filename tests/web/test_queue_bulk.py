"""Many reports of the queue at once: each looked at first, each as if it were the only one."""

import pytest
from flask import Flask

from tenants import agencies, complaints
from tenants.complaints import State, Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_complaint, a_coordinator, an_officer, somebody
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

QUEUE = "/meja/koordinasi"
REFER, REJECT = f"{QUEUE}/massal/disposisi", f"{QUEUE}/massal/penolakan"
VAGUE = "Lampu mati dan jalan rusak di depan pasar, tolong petugas datang melihat keadaannya."
LOOKED = "Baca dulu laporan itu, lalu beri tanda centang di sini."

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def coordinator(app: Flask, sambas: Tenant) -> Visitor:
    with unit_of_work(sambas):
        complaints.settings.set_threshold(1.0)  # nothing goes by itself
        an_officer("dinas-pupr")
    return signed_in(app, sambas, a_coordinator)


def waiting(tenant: Tenant, text: str = VAGUE, **answers: object) -> str:
    with unit_of_work(tenant):
        complaint = a_complaint(**{"text": text, "topic_code": None} | answers)
        complaints.route(complaint.id)
        return complaint.reference


def ticked(page: Page) -> list[str]:
    return [each.get("value", "") for each in page.find("input", name="pilih")]


def begin(coordinator: Visitor, url: str, picks: list[str]) -> Page:
    token = coordinator.token(QUEUE)
    return coordinator.post(url, {"csrf_token": token, "pilih": picks})


def again(coordinator: Visitor, page: Page, url: str, **typed: object) -> Page:
    """The form of the page, sent as its button does: what stands in it more than once too."""
    lists = {"pilih": ticked(page)}
    if aims := [each.get("value", "") for each in page.find("input", name="tujuan")]:
        lists["tujuan"] = aims
    return coordinator.post(url, page.form(url) | lists | typed)


def now(tenant: Tenant, reference: str) -> tuple[str, str | None, str | None]:
    """Its state, its topic, and its agency's code."""
    with unit_of_work(tenant, read_only=True):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
        return found.state, found.topic_code, found.agency.code if found.agency else None


def number(tenant: Tenant, code: str) -> str:
    with unit_of_work(tenant, read_only=True):
        return str(agencies.by_code(code).id)


def test_each_goes_where_it_was_shown_to_go_and_not_before(
    coordinator: Visitor, sambas: Tenant
) -> None:
    one, other = waiting(sambas), waiting(sambas, "Sampah menumpuk di tepi jalan, bau sekali.")
    page = begin(coordinator, REFER, ticked(coordinator.get(QUEUE)))
    assert page.status == 200
    assert {now(sambas, each)[0] for each in (one, other)} == {State.RECEIVED}
    assert "terbuka untuk umum" in page.text
    shown = {
        reference: (topic, agency)
        for each in page.find("input", name="tujuan")
        for reference, topic, agency in [each.get("value", "").split(":")]
    }
    done = again(coordinator, page, REFER)
    assert done.location == QUEUE
    assert "2 laporan diteruskan." in coordinator.follow(done).text
    for each in (one, other):
        state, topic, agency = now(sambas, each)
        assert (state, topic, number(sambas, agency or "")) == (State.REFERRED, *shown[each])


def test_a_topic_or_agency_for_all_is_shown_before_it_is_done(
    coordinator: Visitor, sambas: Tenant
) -> None:
    references = [waiting(sambas) for _ in range(2)]
    pupr = number(sambas, "dinas-pupr")
    page = begin(coordinator, REFER, ticked(coordinator.get(QUEUE)))
    shown = again(coordinator, page, REFER, topic="jalan-rusak", agency=pupr)
    assert {now(sambas, each)[0] for each in references} == {State.RECEIVED}
    aims = {each.get("value", "").partition(":")[2] for each in shown.find("input", name="tujuan")}
    assert aims == {f"jalan-rusak:{pupr}"}
    again(coordinator, shown, REFER)
    for each in references:
        assert now(sambas, each) == (State.REFERRED, "jalan-rusak", "dinas-pupr")


def test_sent_twice_or_changed_meanwhile_it_is_passed_over_with_the_reason(
    coordinator: Visitor, sambas: Tenant
) -> None:
    one, other = waiting(sambas), waiting(sambas)
    page = begin(coordinator, REFER, ticked(coordinator.get(QUEUE)))
    with unit_of_work(sambas):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(one)
        complaints.reject(somebody(Role.COORDINATOR), found, reason="Bukan.", version=found.version)
    first, second = (again(coordinator, page, REFER) for _ in range(2))
    assert "1 laporan diteruskan." in first.text
    assert "1 laporan dilewati" in first.text
    assert "Laporan ini baru saja diubah orang lain." in first.text
    assert "0 laporan diteruskan." in second.text
    assert (now(sambas, one)[0], now(sambas, other)[0]) == (State.REJECTED, State.REFERRED)


def test_what_is_secret_or_dangerous_is_read_one_by_one_first(
    coordinator: Visitor, sambas: Tenant
) -> None:
    secret = waiting(sambas, visibility=Visibility.SECRET)
    picks = ticked(coordinator.get(QUEUE))
    for url, typed in ((REFER, {}), (REJECT, {"reason": "Bukan wewenang daerah."})):
        page = begin(coordinator, url, picks)
        assert page.find("input", name="looked")
        refused = again(coordinator, page, url, **typed)
        assert (refused.status, LOOKED in refused.text) == (422, True)
        assert now(sambas, secret)[0] == State.RECEIVED
    page = begin(coordinator, REFER, picks)
    assert "dapat dibaca di sana oleh" in page.text
    done = coordinator.follow(again(coordinator, page, REFER, looked="y"))
    assert "1 laporan diteruskan." in done.text


def test_many_are_refused_with_the_same_words_once_they_are_written(
    coordinator: Visitor, sambas: Tenant
) -> None:
    references = [waiting(sambas) for _ in range(2)]
    page = begin(coordinator, REJECT, ticked(coordinator.get(QUEUE)))
    assert page.status == 200
    assert not page.find("input", name="looked")
    empty = again(coordinator, page, REJECT)
    assert (empty.status, "Tulis alasannya." in empty.text) == (422, True)
    done = again(coordinator, page, REJECT, kind="listrik")
    assert "2 laporan ditolak." in coordinator.follow(done).text
    assert {now(sambas, each)[0] for each in references} == {State.REJECTED}


def test_nothing_ticked_or_too_much_is_said(coordinator: Visitor, sambas: Tenant) -> None:
    waiting(sambas)
    for url in (REFER, REJECT):
        nothing = begin(coordinator, url, [])
        assert (nothing.status, "Pilih dulu laporannya" in nothing.text) == (422, True)
        many = begin(coordinator, url, [f"SBS-26-{number:06d}:1" for number in range(51)])
        assert (many.status, "Paling banyak 50 laporan sekaligus." in many.text) == (422, True)


def test_every_box_of_the_queue_can_be_ticked_without_script(
    coordinator: Visitor, sambas: Tenant
) -> None:
    waiting(sambas)
    page = coordinator.get(f"{QUEUE}?pilih=semua")
    [box] = page.find("input", name="pilih")
    assert (box.get("checked") is not None, box.get("form")) == (True, "massal")
    [bar] = page.find("details", **{"class": "bulk"})
    assert bar.get("open") is not None
    [folded] = coordinator.get(QUEUE).find("details", **{"class": "bulk"})
    assert folded.get("open") is None
