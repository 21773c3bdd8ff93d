"""Finished work is shown: before and after, to its reporter and to whoever may see the report."""

from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import update
from werkzeug.datastructures import FileStorage

from tenants import complaints
from tenants.complaints import State, Topic, Visibility
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_referred_complaint
from tests.factories.pictures import a_picture
from tests.visitor import Page, Visitor

pytestmark = pytest.mark.usefixtures("undone")

ANSWER = "Sudah kami tambal dengan aspal panas pagi ini."
AFTER = "sesudah pekerjaan, dari dinas"


def file(tenant: Tenant, **answers: object) -> tuple[str, str]:
    """A report on a topic that wants a photo: its reference, and the key of its reporter's link."""
    with unit_of_work(tenant):
        session.execute(
            update(Topic).where(Topic.code == "jalan-rusak").values(closing_proof="foto")
        )
        complaint = a_referred_complaint(**answers)
        return complaint.reference, complaints.receipts.follow_key(complaint)


def state(tenant: Tenant, reference: str) -> State:
    with unit_of_work(tenant, read_only=True):
        return complaints.published().by_reference(reference).status


def answered(officer: Visitor, reference: str, *photos: bytes, **ticked: str) -> Page:
    desk = f"/meja/pengaduan/{reference}"
    sent = [FileStorage(BytesIO(each), filename="sesudah.jpg") for each in photos]
    return officer.submit(
        officer.get(desk), f"{desk}/tanggapan", answer=ANSWER, photos=sent, **ticked
    )


def test_work_is_not_finished_without_a_photo(officer: Visitor, sambas: Tenant) -> None:
    reference, _key = file(sambas)
    refused = answered(officer, reference, is_done="y")
    assert refused.status == 422
    assert "sertakan foto sesudah pekerjaan" in refused.text
    assert refused.form(f"/meja/pengaduan/{reference}/tanggapan")["answer"] == ANSWER
    assert state(sambas, reference) is State.REFERRED


def test_a_file_that_is_no_picture_is_no_photo(officer: Visitor, sambas: Tenant) -> None:
    reference, _key = file(sambas)
    assert answered(officer, reference, b"<svg/>", is_done="y").status == 422
    assert state(sambas, reference) is State.REFERRED


def test_everybody_sees_before_and_after(app: Flask, officer: Visitor, sambas: Tenant) -> None:
    reference, key = file(sambas)
    assert answered(officer, reference, a_picture(), is_done="y").status == 303
    assert state(sambas, reference) is State.ANSWERED
    stranger, reporter = Visitor(app, sambas.host), Visitor(app, sambas.host)
    reporter.get(f"/lacak/{reference}/{key}")
    for each in (stranger, reporter):
        page = each.get(f"/pengaduan/{reference}")
        [picture] = [one for one in page.find("img") if AFTER in one.get("alt", "")]
        each.inspects = False
        assert each.get(picture.get("src", "")).status == 200


def test_a_hidden_photo_of_the_work_is_not_shown_to_all(
    app: Flask, officer: Visitor, sambas: Tenant
) -> None:
    reference, _key = file(sambas)
    answered(officer, reference, a_picture(), is_done="y")
    desk = officer.get(f"/meja/pengaduan/{reference}")
    [button] = [
        each for each in desk.find("button") if "penyembunyian" in each.get("formaction", "")
    ]
    officer.submit(desk, button.get("formaction"))
    assert not Visitor(app, sambas.host).get(f"/pengaduan/{reference}").find("img")


def test_a_secret_report_shows_its_work_to_its_reporter_alone(
    app: Flask, officer: Visitor, sambas: Tenant
) -> None:
    reference, key = file(sambas, visibility=Visibility.SECRET)
    assert answered(officer, reference, a_picture(), is_done="y").status == 303
    stranger, reporter = Visitor(app, sambas.host), Visitor(app, sambas.host)
    reporter.get(f"/lacak/{reference}/{key}")
    [picture] = [
        each
        for each in reporter.get(f"/pengaduan/{reference}").find("img")
        if AFTER in each.get("alt", "")
    ]
    assert stranger.get(picture.get("src", "")).status == 404


def test_what_is_scheduled_is_told_and_stays_in_the_inbox(
    app: Flask, officer: Visitor, sambas: Tenant
) -> None:
    reference, key = file(sambas)
    assert answered(officer, reference).status == 303
    assert state(sambas, reference) is State.IN_PROGRESS
    assert reference in officer.get("/meja/pengaduan").text
    reporter = Visitor(app, sambas.host)
    reporter.get(f"/lacak/{reference}/{key}")
    page = reporter.get(f"/pengaduan/{reference}")
    assert ANSWER in page.text
    assert "Sudah selesai?" not in page.text
    assert "Diselesaikan paling lambat" in page.text


def test_where_words_settle_it_no_photo_is_asked_for(officer: Visitor, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        reference = a_referred_complaint().reference
    assert answered(officer, reference).status == 303  # the tick was there already
    assert state(sambas, reference) is State.ANSWERED
