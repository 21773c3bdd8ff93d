"""A draft becomes a complaint, once, keeping what the reporter wants kept and nothing else."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from tenants import complaints
from tenants.complaints import Complaint, State, Visibility
from tenants.kernel import ids, outbox
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.people import Role
from tests.factories import a_complaint, a_referred_complaint, a_resident, somebody

pytestmark = pytest.mark.usefixtures("in_tenant")


def announced(kind: str) -> list[str]:
    rows = select(outbox.Announcement.dedupe_key).where(outbox.Announcement.kind == kind)
    return list(session.scalars(rows))


def test_a_filed_complaint_is_received_and_announced_once() -> None:
    complaint = a_complaint()
    assert complaint.status is State.RECEIVED
    assert complaint.reference.startswith("SBS-")
    assert announced("complaint.submitted") == [f"complaint:{complaint.id}:submitted"]


def test_filing_twice_with_one_draft_is_one_complaint() -> None:
    first, second = a_complaint(token="same"), a_complaint(token="same")
    assert first.id == second.id
    assert session.scalar(select(func.count()).select_from(Complaint)) == 1
    assert len(announced("complaint.submitted")) == 1


def test_a_repeated_filing_shows_the_same_receipt_and_it_opens_the_complaint(in_tenant) -> None:
    complaint = a_complaint(token="same")
    receipt = complaints.receipts.receipt_of("same")
    assert receipt == complaints.receipts.receipt_of("same")
    assert (
        complaints.proof.by_receipt(complaint.reference.lower(), receipt.replace("-", " ")).id
        == complaint.id
    )


def test_a_receipt_of_another_complaint_opens_nothing() -> None:
    complaint = a_complaint(token="one")
    a_complaint(token="two")
    with pytest.raises(NotFound):
        complaints.proof.by_receipt(complaint.reference, complaints.receipts.receipt_of("two"))


def test_a_wrong_receipt_and_a_wrong_reference_get_one_answer() -> None:
    complaint = a_complaint(token="one")
    answers = set()
    for reference, receipt in (
        (complaint.reference, ids.spoken(b"\0" * 10)),
        ("SBS-26-000000", complaints.receipts.receipt_of("one")),
    ):
        with pytest.raises(NotFound) as refused:
            complaints.proof.by_receipt(reference, receipt)
        answers.add(refused.value.message)
    assert len(answers) == 1


def test_the_receipt_is_stored_only_as_a_digest() -> None:
    a_complaint(token="one")
    receipt = complaints.receipts.receipt_of("one")
    row = session.execute(text("SELECT complaint::text FROM complaint")).scalar_one()
    assert receipt not in row
    assert receipt.replace("-", "") not in row


def test_anonim_keeps_nothing_that_names_a_logged_in_reporter() -> None:
    resident = a_resident()
    complaint = a_complaint(
        resident,
        visibility=Visibility.ANONYMOUS,
        name="Nama Rahasia",
        email="kenari@contoh.test",
        phone="081200000000",
    )
    tables = ("complaint", "complaint_entry", "outbox")
    stored = " ".join(
        row for table in tables for row in session.scalars(text(f"SELECT t::text FROM {table} t"))
    )
    assert complaint.reporter_id is None
    assert "Nama Rahasia" not in stored
    assert "kenari@contoh.test" not in stored
    assert not announced("complaint.receipt")


def test_anonim_holds_when_its_reporter_judges_while_logged_in() -> None:
    from_account = a_resident()
    complaint = a_referred_complaint(visibility=Visibility.ANONYMOUS)
    session.refresh(complaint)
    officer = somebody(Role.OFFICER, complaint.agency_id)
    complaints.answer(officer, complaint, text="Sudah.", version=complaint.version)
    reporter = replace(from_account, proofs=frozenset({complaint.proof}))
    complaints.close(reporter, complaint, note=None, version=complaint.version)
    trail = session.scalars(text("SELECT actor FROM audit WHERE action LIKE 'complaint.%'")).all()
    assert f"account:{from_account.id}" not in trail
    assert "reporter" in trail


def test_personal_data_is_masked_in_the_public_text_only() -> None:
    complaint = a_complaint(text="Tolong hubungi saya di 0812-3456-7890 soal jalan rusak ini.")
    assert "0812-3456-7890" in complaint.text
    assert "3456" not in complaint.public_text


def test_the_database_refuses_a_named_anonim() -> None:
    complaint = a_complaint(visibility=Visibility.ANONYMOUS)
    complaint.reporter_name = "Siapa pun"
    with pytest.raises(IntegrityError):
        session.flush()
