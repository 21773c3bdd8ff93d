"""The reporter judges an answer that stands before them, and may say what is missing."""

from collections.abc import Callable

import pytest
from flask import Flask

from tenants import complaints
from tenants.complaints import Complaint, State
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Actor, Role
from tests.factories import a_resident, an_answered_complaint, somebody
from tests.signing_in import signed_in
from tests.visitor import Page, Visitor

MISSING = "Lubang di depan sekolah belum ditambal."
LONGEST = 2_000

pytestmark = pytest.mark.usefixtures("undone")


@pytest.fixture
def reporter(app: Flask, sambas: Tenant) -> Visitor:
    return signed_in(app, sambas, a_resident)


@pytest.fixture
def path(sambas: Tenant, reporter: Visitor) -> str:
    """Of an answered report whose reporter holds its link."""
    with unit_of_work(sambas):
        filed = an_answered_complaint()
        link, path = (
            f"/lacak/{filed.reference}/{complaints.receipts.follow_key(filed)}",
            filed.reference,
        )
    assert reporter.get(link).status == 303
    return f"/pengaduan/{path}"


def change(tenant: Tenant, path: str, act: Callable[[Actor, Complaint], None]) -> None:
    with unit_of_work(tenant):
        desk = complaints.handled_by(somebody(Role.COORDINATOR))
        found = desk.by_reference(path.rpartition("/")[2])
        act(Actor(proofs=frozenset({found.proof})), found)


def closes(reporter: Actor, complaint: Complaint) -> None:
    complaints.close(reporter, complaint, note=None, version=complaint.version)


def reopens(reporter: Actor, complaint: Complaint) -> None:
    complaints.reopen(reporter, complaint, note=None, version=complaint.version)


def state(tenant: Tenant, path: str) -> State:
    with unit_of_work(tenant, read_only=True):
        desk = complaints.handled_by(somebody(Role.COORDINATOR))
        return desk.by_reference(path.rpartition("/")[2]).status


def alert(page: Page) -> str:
    return " ".join(" ".join(each.itertext()) for each in page.find("div", role="alert"))


def test_the_answer_stands_above_the_question_about_it(reporter: Visitor, path: str) -> None:
    text = reporter.get(path).text
    assert 0 < text.index("Sudah kami perbaiki.") < text.index("Sudah selesai?")


def test_not_yet_may_say_what_is_missing_and_need_not(
    reporter: Visitor, sambas: Tenant, path: str
) -> None:
    form = f"{path}/penutupan"
    answer = reporter.submit(reporter.get(path), form, outcome="belum", note=MISSING)
    assert answer.status == 303
    assert state(sambas, path) is State.REOPENED
    assert MISSING in reporter.get(path).text


@pytest.mark.parametrize(
    ("before", "form", "typed"),
    [(None, "penutupan", {"outcome": "belum"}), (closes, "pembukaan-kembali", {})],
)
def test_too_long_a_reason_comes_back_and_changes_nothing(
    reporter: Visitor,
    sambas: Tenant,
    path: str,
    before: Callable[[Actor, Complaint], None] | None,
    form: str,
    typed: dict[str, str],
) -> None:
    if before:
        change(sambas, path, before)
    was = state(sambas, path)
    note = "a" * (LONGEST + 1)
    refused = reporter.submit(reporter.get(path), f"{path}/{form}", note=note, **typed)
    assert refused.status == 422
    assert "Paling banyak 2000 huruf." in alert(refused)
    assert refused.form(f"{path}/{form}")["note"] == note
    assert state(sambas, path) is was


def test_a_reporters_words_are_kept_when_the_report_moved_meanwhile(
    reporter: Visitor, sambas: Tenant, path: str
) -> None:
    page = reporter.get(path)
    change(sambas, path, reopens)
    refused = reporter.submit(page, f"{path}/penutupan", outcome="belum", note=MISSING)
    assert refused.status == 409
    assert "Dibuka kembali" in alert(refused)
    [kept] = [each for each in refused.find("textarea") if each.get("readonly") is not None]
    assert (kept.text or "").strip() == MISSING
