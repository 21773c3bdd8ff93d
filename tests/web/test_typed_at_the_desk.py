"""Whichever button an officer presses, what they typed besides stays; and each text has its box."""

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Author, Entry, State
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Role
from tests.factories import a_coordinator, a_referred_complaint, somebody
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor
from tests.web.test_overtaken import alert, answers, meanwhile, state, takes_up

ANSWER = "Kami tambal hari Kamis, alat berat sudah di jalan."
NOTE = "Sudah saya telepon mandornya."
REASON = "Ini jalan provinsi."

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def desk(sambas: Tenant) -> str:
    """The page of a report that just came."""
    with unit_of_work(sambas):
        return f"/meja/pengaduan/{a_referred_complaint().reference}"


def boxes(page: Page) -> dict[str, str]:
    return {each.get("name", ""): (each.text or "").strip() for each in page.find("textarea")}


def internal(tenant: Tenant, desk: str) -> list[Entry]:
    with unit_of_work(tenant, read_only=True):
        found = complaints.handled_by(somebody(Role.COORDINATOR)).by_reference(desk[-13:])
        lines = complaints.timeline(found, internal=True)
        session.expunge_all()
        return [each for each in lines if each.is_internal]


def test_to_begin_loses_neither_answer_nor_note(
    officer: Visitor, sambas: Tenant, desk: str
) -> None:
    begun = officer.submit(officer.get(desk), f"{desk}/pengerjaan", answer=ANSWER, note=NOTE)
    assert begun.status == 200
    assert "Anda mulai mengerjakan" in begun.text
    assert boxes(begun) == {"answer": ANSWER, "question": "", "reason": "", "note": NOTE}
    assert state(sambas, desk[-13:]) is State.IN_PROGRESS
    answered = officer.submit(begun, f"{desk}/tanggapan")
    assert answered.status == 200
    assert "Tanggapan terkirim" in answered.text
    assert boxes(answered) == {"note": NOTE}
    noted = officer.submit(answered, f"{desk}/catatan")
    assert (noted.status, noted.location) == (303, desk)
    assert [each.note for each in internal(sambas, desk)] == [NOTE]


def test_a_page_that_kept_words_changes_nothing_when_it_is_sent_again(
    officer: Visitor, sambas: Tenant, desk: str
) -> None:
    typed = officer.get(desk).form(f"{desk}/pengerjaan") | {"answer": ANSWER}
    assert officer.post(f"{desk}/pengerjaan", typed).status == 200
    again = officer.post(f"{desk}/pengerjaan", typed)
    assert (again.status, boxes(again)["answer"]) == (409, ANSWER)
    assert state(sambas, desk[-13:]) is State.IN_PROGRESS


def test_with_nothing_typed_besides_it_goes_on_to_the_page(officer: Visitor, desk: str) -> None:
    begun = officer.submit(officer.get(desk), f"{desk}/pengerjaan")
    assert (begun.status, begun.location) == (303, desk)


def test_a_colleague_who_was_first_takes_no_word_away(
    officer: Visitor, sambas: Tenant, desk: str
) -> None:
    page = officer.get(desk)
    meanwhile(sambas, desk[-13:], takes_up)
    refused = officer.submit(page, f"{desk}/pengerjaan", answer=ANSWER, note=NOTE)
    assert refused.status == 409
    assert "masih ada di bawah" in alert(refused)
    assert boxes(refused) == {"answer": ANSWER, "question": "", "reason": "", "note": NOTE}


def test_of_two_answers_the_second_is_no_note(officer: Visitor, sambas: Tenant, desk: str) -> None:
    page = officer.get(desk)
    meanwhile(sambas, desk[-13:], answers)
    refused = officer.submit(page, f"{desk}/tanggapan", answer=ANSWER)
    assert refused.status == 409
    assert boxes(refused) == {"answer": ANSWER, "note": ""}
    noted = officer.submit(refused, f"{desk}/catatan", note=NOTE)
    assert (noted.status, boxes(noted)["answer"]) == (200, ANSWER)


def test_what_was_typed_besides_a_return_can_be_copied(
    officer: Visitor, sambas: Tenant, desk: str
) -> None:
    returned = officer.submit(
        officer.get(desk), f"{desk}/pengembalian", reason=REASON, answer=ANSWER
    )
    assert returned.status == 200
    assert state(sambas, desk[-13:]) is State.RETURNED
    assert "dikembalikan ke koordinator" in returned.text
    assert boxes(returned) == {"answer": ANSWER}


def test_what_is_missing_is_asked_for_and_the_rest_stays(officer: Visitor, desk: str) -> None:
    refused = officer.submit(officer.get(desk), f"{desk}/tanggapan", note=NOTE)
    assert refused.status == 422
    assert "Tulis tanggapannya." in alert(refused)
    assert "Tulis catatannya." not in refused.text
    assert boxes(refused)["note"] == NOTE


def test_a_coordinator_writes_notes_and_the_agency_reads_them(
    app: Flask, officer: Visitor, sambas: Tenant, desk: str
) -> None:
    coordinator = signed_in(app, sambas, a_coordinator)
    page = coordinator.get(desk)
    assert boxes(page) == {"note": ""}
    assert coordinator.submit(page, f"{desk}/catatan", note=NOTE).status == 303
    [line] = internal(sambas, desk)
    assert (line.author, line.agency_id, line.note) == (Author.COORDINATOR, None, NOTE)
    assert NOTE in officer.get(desk).text
    assert NOTE not in Visitor(app, sambas.host).get(f"/pengaduan/{desk[-13:]}").text
