"""The coordinator's queue as a file: nothing secret, no guessed place, and written down."""

import csv
import io

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from tenants import complaints
from tenants.complaints import Visibility
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint, a_coordinator, a_referred_complaint
from tests.signing_in import signed_in
from tests.visitor import Visitor
from tests.workers import neighbourhood as town

QUEUE = "/meja/koordinasi"

pytestmark = pytest.mark.usefixtures("undone")


def export(visitor: Visitor, form: str, **asked: str) -> bytes:
    fields = {"csrf_token": visitor.token(QUEUE), **asked}
    visitor.inspects = False  # it is no page
    answer = visitor.post(f"{QUEUE}/ekspor/{form}", fields)
    assert answer.status == 200
    return answer.response.get_data()


def lines(visitor: Visitor, **asked: str) -> dict[str, dict[str, str]]:
    text = io.StringIO(export(visitor, "csv", **asked).decode("utf-8-sig"), newline="")
    return {each["Nomor laporan"]: each for each in csv.DictReader(text, delimiter=";")}


def test_what_waits_leaves_and_nothing_secret_or_that_an_agency_has(
    coordinator: Visitor, sambas: Tenant
) -> None:
    """T43: no cell is a formula, and words are as the public reads them."""
    text = "=HYPERLINK(1) jalan rusak, hubungi 081234567890 ya pak"
    with unit_of_work(sambas):
        reference = a_complaint(text=text, name="+Budi Contoh").reference
        a_complaint(visibility=Visibility.SECRET)
        a_referred_complaint()
    found = lines(coordinator)
    assert set(found) == {reference}
    told = found[reference]
    assert told["Isi laporan"] == "'=HYPERLINK(1) jalan rusak, hubungi [nomor telepon] ya pak"
    assert "Nama" not in told
    assert lines(coordinator, kontak="1")[reference]["Nama"] == "'+Budi Contoh"
    sheet = load_workbook(io.BytesIO(export(coordinator, "xlsx"))).active
    assert sheet.max_row == 2


def test_it_is_narrowed_as_the_queue_and_written_down(coordinator: Visitor, sambas: Tenant) -> None:
    with unit_of_work(sambas):
        a_complaint()
    assert lines(coordinator, prioritas="rendah", q="jalan") == {}
    with unit_of_work(sambas, read_only=True):
        done = select(AuditEntry).where(AuditEntry.action == "complaint.export")
        [entry] = session.scalars(done)
        assert entry.subject == "queue"
        assert (entry.detail["priority"], entry.detail["form"]) == ("rendah", "csv")
        assert "jalan" not in str(entry.detail)


def test_a_place_nobody_has_said_yet_is_no_place_in_the_file(
    app: Flask, sambas: Tenant, depok: Tenant
) -> None:
    town.passed_on(sambas, depok)
    came = town.delivered(sambas, depok)
    with unit_of_work(depok, read_only=True):
        reference = complaints.by_id(came).reference
    theirs = signed_in(app, depok, a_coordinator)
    told = lines(theirs)[reference]["Tempat"]
    assert told == "Tempat belum dipastikan (dari daerah lain)"
