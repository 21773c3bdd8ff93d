"""An officer asks, the reporter answers with words and photos, and the report goes on."""

from io import BytesIO

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage

from tenants import complaints
from tenants.complaints import State, Visibility
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_coordinator, a_referred_complaint
from tests.factories.pictures import a_picture
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")

QUESTION = "Lubangnya di sisi mana, dan dekat rumah nomor berapa?"
REPLY = "Sisi kiri, di depan rumah Pak Slamet."


def file(tenant: Tenant, **answers: object) -> tuple[str, str]:
    """The reference of a report in its agency's inbox, and the key of its reporter's link."""
    with unit_of_work(tenant):
        complaint = a_referred_complaint(**answers)
        return complaint.reference, complaints.receipts.follow_key(complaint)


def state(tenant: Tenant, reference: str) -> State:
    with unit_of_work(tenant, read_only=True):
        return complaints.published().by_reference(reference).status


def asked(officer: Visitor, reference: str) -> Page:
    desk = f"/meja/pengaduan/{reference}"
    return officer.submit(officer.get(desk), f"{desk}/pertanyaan", question=QUESTION)


@pytest.fixture
def reporter(app: Flask, sambas: Tenant) -> Visitor:
    return Visitor(app, sambas.host)


def picture(content: bytes) -> FileStorage:
    return FileStorage(BytesIO(content), filename="kiri.jpg", content_type="image/jpeg")


def answered(reporter: Visitor, reference: str, *photos: bytes) -> Page:
    page = reporter.get(f"/pengaduan/{reference}")
    form = f"/pengaduan/{reference}/kelengkapan"
    return reporter.submit(page, form, text=REPLY, photos=[picture(each) for each in photos])


def test_a_question_is_answered_and_the_report_goes_on(
    officer: Visitor, reporter: Visitor, sambas: Tenant
) -> None:
    reference, key = file(sambas)
    assert "Pelapor tidak membalas" not in officer.get(f"/meja/pengaduan/{reference}").text
    assert asked(officer, reference).status == 303

    waiting = officer.get(f"/meja/pengaduan/{reference}")
    assert "Menunggu jawaban pelapor" in waiting.text
    assert not waiting.find("button", formaction=f"/meja/pengaduan/{reference}/tanggapan")
    reporter.get(f"/lacak/{reference}/{key}")
    page = reporter.get(f"/pengaduan/{reference}")
    assert QUESTION in page.text
    assert "due-jeda" in page.text
    assert answered(reporter, reference, a_picture()).status == 303
    assert "Foto tambahan Anda menunggu" in reporter.get(f"/pengaduan/{reference}").text
    assert state(sambas, reference) is State.IN_PROGRESS
    desk = officer.get(f"/meja/pengaduan/{reference}")
    assert REPLY in desk.text
    assert "Foto 1 dari pelapor" in desk.text


def test_everybody_reads_that_it_was_asked_and_not_what(
    app: Flask, officer: Visitor, reporter: Visitor, sambas: Tenant
) -> None:
    reference, key = file(sambas)
    asked(officer, reference)
    reporter.get(f"/lacak/{reference}/{key}")
    answered(reporter, reference, a_picture())
    page = Visitor(app, sambas.host).get(f"/pengaduan/{reference}")
    assert "Pelapor ditanya" in page.text
    assert "Pelapor menjawab pertanyaan" in page.text
    assert QUESTION not in page.text
    assert REPLY not in page.text
    assert not page.find("img")  # nobody of the staff has decided to show it


def test_a_picture_that_is_none_keeps_the_words_and_sends_nothing(
    officer: Visitor, reporter: Visitor, sambas: Tenant
) -> None:
    reference, key = file(sambas)
    asked(officer, reference)
    reporter.get(f"/lacak/{reference}/{key}")
    refused = answered(reporter, reference, a_picture(), b"bukan foto")
    assert refused.status == 422
    assert REPLY in refused.text
    assert state(sambas, reference) is State.NEEDS_REPORTER
    with unit_of_work(sambas, read_only=True):
        assert not complaints.photos.of(complaints.published().by_reference(reference))


def test_an_empty_question_is_refused(officer: Visitor, sambas: Tenant) -> None:
    reference, _key = file(sambas)
    desk = f"/meja/pengaduan/{reference}"
    refused = officer.submit(officer.get(desk), f"{desk}/pertanyaan", question=" ")
    assert refused.status == 422
    assert "Tulis pertanyaannya." in refused.text


def test_the_officer_is_told_first_that_no_mail_reaches_the_reporter(
    officer: Visitor, sambas: Tenant
) -> None:
    silent, _key = file(sambas, visibility=Visibility.ANONYMOUS)
    mailed, _key = file(sambas, email="warga@contoh.test")
    words = "pertanyaan hanya tampil di halaman pelacakan"
    assert words in officer.get(f"/meja/pengaduan/{silent}").text
    assert words not in officer.get(f"/meja/pengaduan/{mailed}").text


def test_the_officer_goes_on_without_the_answer(officer: Visitor, sambas: Tenant) -> None:
    reference, _key = file(sambas)
    asked(officer, reference)
    desk = f"/meja/pengaduan/{reference}"
    done = officer.submit(officer.get(desk), f"{desk}/pertanyaan/pencabutan")
    assert done.status == 303
    assert state(sambas, reference) is State.IN_PROGRESS


def test_what_the_reporter_wrote_when_the_question_was_taken_back_is_not_lost(
    officer: Visitor, reporter: Visitor, sambas: Tenant
) -> None:
    reference, key = file(sambas)
    asked(officer, reference)
    reporter.get(f"/lacak/{reference}/{key}")
    page = reporter.get(f"/pengaduan/{reference}")
    desk = f"/meja/pengaduan/{reference}"
    officer.submit(officer.get(desk), f"{desk}/pertanyaan/pencabutan")
    late = reporter.submit(page, f"/pengaduan/{reference}/kelengkapan", text=REPLY)
    assert late.status == 409
    assert REPLY in late.text


def test_the_coordinator_asks_before_it_has_an_agency(app: Flask, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        complaint = a_referred_complaint(
            topic_code=None, text="Tolong bantu, ada yang kurang pas di sini ya."
        )
        reference = complaint.reference
    coordinator = signed_in(app, sambas, a_coordinator)
    assert asked(coordinator, reference).status == 303
    assert "Menunggu jawaban pelapor" in coordinator.get(f"/meja/pengaduan/{reference}").text
    queue = coordinator.get("/meja/koordinasi")
    assert queue.find("a", href=f"/meja/pengaduan/{reference}")  # it is not lost from sight


def test_the_coordinator_asks_nothing_in_the_place_of_an_agency(app: Flask, sambas: Tenant) -> None:
    reference, _key = file(sambas)
    coordinator = signed_in(app, sambas, a_coordinator)
    page = coordinator.get(f"/meja/pengaduan/{reference}")
    assert "Tanya pelapor" not in page.text
