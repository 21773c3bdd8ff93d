"""The inbox as a file: no formula, nothing secret, and written down."""

import csv
import io
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from sqlalchemy import select

from tenants.complaints import Visibility
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor
from tests.factories import a_referred_complaint, a_resident
from tests.visitor import Visitor
from web import spreadsheet
from web.cells import Telephone

INBOX = "/meja/pengaduan"
RUNS = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n\0]")
DANGEROUS = st.one_of(
    st.text(max_size=60),
    st.builds(str.__add__, st.sampled_from("=+-@＝＋－＠\t\r\n\0\x01 "), st.text(max_size=30)),
    st.builds("\x01={}".format, st.text(max_size=5)),
)


@given(st.lists(DANGEROUS, min_size=1, max_size=4))
def test_no_cell_of_a_csv_is_a_formula(cells: list[str]) -> None:
    """T43."""
    with spreadsheet.as_csv(["kepala"], [cells]) as file:
        written = file.read()
    assert written.startswith(b"\xef\xbb\xbf")
    text = io.StringIO(written.decode("utf-8-sig"), newline="")
    _head, line = csv.reader(text, delimiter=";")
    assert not [each for each in line if RUNS.match(each)]
    assert len(line) == len(cells)


@given(st.lists(DANGEROUS, min_size=1, max_size=3))
def test_no_cell_of_an_xlsx_is_a_formula(cells: list[str]) -> None:
    """T43: and a telephone number is text as it is dialled, a coordinate a number."""
    with spreadsheet.as_xlsx(["kepala"], [[*cells, Telephone("+62 812"), -6.2]]) as file:
        sheet = load_workbook(io.BytesIO(file.read())).active
    line = next(sheet.iter_rows(min_row=2))
    assert not [each for each in line if each.data_type == "f"]
    assert not [each for each in line[:-2] if RUNS.match(str(each.value or ""))]
    assert [(each.value, each.data_type) for each in line[-2:]] == [("+62 812", "s"), (-6.2, "n")]


def test_a_moment_is_the_same_minute_in_both_files() -> None:
    """A deadline ends with its day: rounded, it would be midnight of the next."""
    due_at = datetime(2026, 11, 13, 23, 59, 59, 999999, ZoneInfo("Asia/Pontianak"))
    with spreadsheet.as_xlsx(["Tenggat"], [[due_at]]) as file:
        [cell] = next(load_workbook(io.BytesIO(file.read())).active.iter_rows(min_row=2))
    with spreadsheet.as_csv(["Tenggat"], [[due_at]]) as file:
        assert b"2026-11-13 23:59" in file.read()
    assert cell.value == datetime(2026, 11, 13, 23, 59)  # noqa: DTZ001 - a cell knows no zone


@pytest.fixture
def reports(sambas: Tenant, officer: Visitor) -> dict[str, str]:
    text = "=HYPERLINK(1) jalan rusak, hubungi 081234567890 ya pak"
    contact = {"name": "+Budi Contoh", "phone": "+6281234567890", "email": "budi@contoh.test"}
    with unit_of_work(sambas):
        made = {
            "named": a_referred_complaint(a_resident(), text=text, **contact),
            "anonymous": a_referred_complaint(visibility=Visibility.ANONYMOUS, **contact),
            "secret": a_referred_complaint(visibility=Visibility.SECRET, text="Pungli " * 5),
        }
        return {name: each.reference for name, each in made.items()}


def export(officer: Visitor, form: str, **asked: str) -> bytes:
    fields = {"csrf_token": officer.token(INBOX), "kotak": "semua", **asked}
    officer.inspects = False  # it is no page
    answer = officer.post(f"{INBOX}/ekspor/{form}", fields)
    assert answer.status == 200
    return answer.response.get_data()


def lines(officer: Visitor, **asked: str) -> list[dict[str, str]]:
    text = io.StringIO(export(officer, "csv", **asked).decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";"))


def test_nothing_secret_leaves_and_words_are_as_the_public_reads_them(
    officer: Visitor, reports: dict[str, str]
) -> None:
    found = {each["Nomor laporan"]: each for each in lines(officer)}
    assert set(found) == {reports["named"], reports["anonymous"]}
    told = found[reports["named"]]["Isi laporan"]
    assert told == "'=HYPERLINK(1) jalan rusak, hubungi [nomor telepon] ya pak"
    assert "Nama" not in found[reports["named"]]


def test_the_pin_of_an_anonim_is_as_coarse_as_on_the_map(officer: Visitor, sambas: Tenant) -> None:
    pin = {"latitude": 1.3634, "longitude": 109.3078}
    with unit_of_work(sambas):
        named = a_referred_complaint(**pin)
        anonymous = a_referred_complaint(visibility=Visibility.ANONYMOUS, **pin)
        seen = anonymous.public_latitude, anonymous.public_longitude
        assert seen != (1.3634, 109.3078)
        wanted = {named.reference: (1.3634, 109.3078), anonymous.reference: seen}
    found = {
        each["Nomor laporan"]: (each["Garis lintang"], each["Garis bujur"])
        for each in lines(officer)
    }
    assert found == {
        reference: tuple(str(each).replace(".", ",") for each in at)
        for reference, at in wanted.items()
    }


def test_contacts_are_of_those_who_gave_their_name(
    officer: Visitor, reports: dict[str, str]
) -> None:
    found = {each["Nomor laporan"]: each for each in lines(officer, kontak="1")}
    named, anonymous = found[reports["named"]], found[reports["anonymous"]]
    assert (named["Nama"], named["Telepon"]) == ("'+Budi Contoh", "'+6281234567890")
    assert [anonymous[each] for each in ("Nama", "Telepon", "Surel")] == ["", "", ""]


def test_the_file_is_narrowed_as_the_list_and_written_down(
    officer: Visitor, sambas: Tenant, reports: dict[str, str], me: Actor
) -> None:
    assert lines(officer, q="jalan rusak", prioritas="rendah") == []
    with unit_of_work(sambas, read_only=True):
        done = select(AuditEntry).where(AuditEntry.action == "complaint.export")
        [entry] = session.scalars(done)
        assert (entry.actor, entry.subject) == (me.label, "inbox:semua")
        assert entry.detail["priority"] == "rendah"
        assert "jalan" not in str(entry.detail)


def test_a_workbook_opens(officer: Visitor, reports: dict[str, str]) -> None:
    book = load_workbook(io.BytesIO(export(officer, "xlsx", kontak="1")))
    sheet = book.active
    assert sheet.max_row == 3
    phones = {each.value for each in next(sheet.iter_cols(min_col=17, max_col=17, min_row=2))}
    assert phones == {"+6281234567890", None}
