"""Somebody was first: the form comes back with what was typed, and one press sends it."""

from collections.abc import Callable

import pytest
from flask import Flask

from tenants import agencies, complaints
from tenants.complaints import Complaint, State
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor, Role
from tests.factories import a_coordinator, a_referred_complaint, an_officer, somebody
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

TYPED = "Kami tambal hari Kamis, alat berat sudah di jalan."
VAGUE = "Air di depan rumah selalu kotor dan bau, tolong petugas datang melihat keadaannya."

pytestmark = pytest.mark.usefixtures("undone")


def file(tenant: Tenant, **answers: object) -> str:
    with unit_of_work(tenant):
        return a_referred_complaint(**answers).reference


def meanwhile(tenant: Tenant, reference: str, act: Callable[[Actor, Complaint], None]) -> None:
    """What a colleague does while somebody else has the page open."""
    with unit_of_work(tenant):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference)
        act(somebody(Role.OFFICER, agencies.by_code("dinas-pupr").id), found)


def takes_up(colleague: Actor, complaint: Complaint) -> None:
    complaints.start_work(colleague, complaint, version=complaint.version)


def answers(colleague: Actor, complaint: Complaint) -> None:
    complaints.answer(colleague, complaint, text="Sudah ditambal.", version=complaint.version)


def gives_back(colleague: Actor, complaint: Complaint) -> None:
    complaints.give_back(colleague, complaint, reason="Irigasi.", version=complaint.version)


def state(tenant: Tenant, reference: str) -> State:
    with unit_of_work(tenant, read_only=True):
        return complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(reference).status


def alert(page: Page) -> str:
    return " ".join(" ".join(each.itertext()) for each in page.find("div", role="alert"))


@pytest.mark.parametrize(
    ("form", "field", "becomes"),
    [("tanggapan", "answer", State.ANSWERED), ("pengembalian", "reason", State.RETURNED)],
)
def test_what_was_typed_is_sent_with_one_more_press(
    officer: Visitor, sambas: Tenant, form: str, field: str, becomes: State
) -> None:
    reference = file(sambas)
    desk = f"/meja/pengaduan/{reference}"
    page = officer.get(desk)
    meanwhile(sambas, reference, takes_up)
    refused = officer.submit(page, f"{desk}/{form}", **{field: TYPED})
    assert refused.status == 409
    assert "Dikerjakan · Dinas Pekerjaan Umum" in alert(refused)
    assert refused.form(f"{desk}/{form}")[field] == TYPED
    assert state(sambas, reference) is State.IN_PROGRESS
    assert officer.submit(refused, f"{desk}/{form}").status == 303
    assert state(sambas, reference) is becomes


def test_an_answer_that_came_second_stays_to_be_read_beside_the_first(
    officer: Visitor, sambas: Tenant
) -> None:
    reference = file(sambas)
    desk = f"/meja/pengaduan/{reference}"
    page = officer.get(desk)
    meanwhile(sambas, reference, answers)
    refused = officer.submit(page, f"{desk}/tanggapan", answer=TYPED)
    assert refused.status == 409
    assert "Sudah ditambal." in alert(refused)
    [kept] = [each for each in refused.find("textarea") if each.get("readonly") is not None]
    assert (kept.text or "").strip() == TYPED


FIELDS = {"tanggapan": "answer", "catatan": "note", "pengembalian": "reason"}


@pytest.mark.parametrize("form", FIELDS)
def test_words_about_a_report_that_left_the_agency_are_not_lost(
    officer: Visitor, sambas: Tenant, form: str
) -> None:
    reference = file(sambas)
    desk = f"/meja/pengaduan/{reference}"
    page = officer.get(desk)
    meanwhile(sambas, reference, gives_back)
    refused = officer.submit(page, f"{desk}/{form}", **{FIELDS[form]: TYPED})
    assert refused.status == 409
    assert TYPED in refused.text
    assert "Irigasi." not in refused.text
    assert VAGUE not in refused.text


def test_who_never_had_a_report_learns_nothing_by_writing_about_it(
    app: Flask, sambas: Tenant
) -> None:
    reference = file(sambas)
    stranger = signed_in(app, sambas, lambda: an_officer("dinas-sosial"))
    fields = {"csrf_token": stranger.token("/akun"), "version": "1", "answer": TYPED}
    answer = stranger.post(f"/meja/pengaduan/{reference}/tanggapan", fields)
    assert answer.status == 404
    assert TYPED not in answer.text


def test_to_begin_what_a_colleague_began_shows_the_report_as_it_is(
    officer: Visitor, sambas: Tenant
) -> None:
    reference = file(sambas)
    desk = f"/meja/pengaduan/{reference}"
    page = officer.get(desk)
    meanwhile(sambas, reference, takes_up)
    refused = officer.submit(page, f"{desk}/pengerjaan")
    assert refused.status == 409
    assert refused.form(f"{desk}/tanggapan")
    assert "Dikerjakan" in alert(refused)
    assert "Isian Anda" not in alert(refused)  # nothing was typed


def test_the_coordinators_choice_and_reason_are_kept(coordinator: Visitor, sambas: Tenant) -> None:
    reference = file(sambas, text=VAGUE, topic_code=None)
    queue = f"/meja/koordinasi/{reference}"
    choosing, rejecting = (coordinator.get(f"{queue}/{each}") for each in FORMS)
    meanwhile(sambas, reference, _referred_and_back)
    agency = next(name for name in choosing.form() if name.endswith("-agency"))
    reason = next(name for name in rejecting.form() if name.endswith("-reason"))
    likely = [each.get("value", "") for each in choosing.find("input", name=agency)][-1]
    chosen = coordinator.submit(choosing, f"{queue}/disposisi", **{agency: likely})
    rejected = coordinator.submit(rejecting, f"{queue}/penolakan", **{reason: TYPED})
    assert (chosen.status, rejected.status) == (409, 409)
    assert "Bukan kami." in alert(chosen)
    assert chosen.form(f"{queue}/disposisi")[agency] == likely
    assert rejected.form(f"{queue}/penolakan")[reason] == TYPED
    assert coordinator.submit(chosen, f"{queue}/disposisi").status == 303
    assert state(sambas, reference) is State.REFERRED


FORMS = ("disposisi", "penolakan")


def _referred_and_back(colleague: Actor, complaint: Complaint) -> None:
    agency_id = next(iter(colleague.agency_ids))
    complaints.refer(
        a_coordinator(), complaint, topic_code=None, agency_id=agency_id, version=complaint.version
    )
    complaints.give_back(colleague, complaint, reason="Bukan kami.", version=complaint.version)


def test_everything_that_happened_meanwhile_is_said_with_who_and_when(
    officer: Visitor, sambas: Tenant
) -> None:
    reference = file(sambas)
    desk = f"/meja/pengaduan/{reference}"
    page = officer.get(desk)
    meanwhile(sambas, reference, takes_up)
    meanwhile(sambas, reference, answers)
    refused = officer.submit(page, f"{desk}/tanggapan", answer=TYPED)
    said = alert(refused)
    assert "Dikerjakan · Dinas Pekerjaan Umum" in said
    assert "Ditanggapi · Dinas Pekerjaan Umum" in said
    assert "Sudah ditambal." in said
    assert "Diteruskan" not in said  # that stood on the page already
    assert " WIB" in said


def test_what_the_reporter_did_meanwhile_is_said_to_the_officer(
    officer: Visitor, sambas: Tenant
) -> None:
    reference = file(sambas)
    desk = f"/meja/pengaduan/{reference}"
    meanwhile(sambas, reference, answers)
    page = officer.get(desk)

    def reopens(_colleague: Actor, complaint: Complaint) -> None:
        reporter = Actor(proofs=frozenset({complaint.proof}))
        complaints.reopen(reporter, complaint, note="Masih bocor.", version=complaint.version)

    meanwhile(sambas, reference, reopens)
    refused = officer.post(f"{desk}/pengerjaan", page.form(f"{desk}/catatan") | {"note": TYPED})
    assert refused.status == 409
    assert "Dibuka kembali · Pelapor: Masih bocor." in alert(refused)
