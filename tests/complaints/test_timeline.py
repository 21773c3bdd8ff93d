"""The timeline keeps in whose part somebody acted, as a word: no label, no person."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tenants import agencies, complaints
from tenants.complaints import Author, Complaint
from tenants.kernel.db import session
from tests.factories import a_complaint, a_coordinator, a_referred_complaint, a_resident, an_officer

pytestmark = pytest.mark.usefixtures("in_tenant")


def lines(complaint: Complaint) -> list[tuple[str, str | None, bool]]:
    """(author, the code of the agency, internal) of each line."""
    return [
        (each.author, each.agency.code if each.agency else None, each.is_internal)
        for each in complaints.timeline(complaint, internal=True)
    ]


def test_a_line_holds_words_and_an_agency_never_a_label() -> None:
    reporter, officer = a_resident(), an_officer()
    complaint = a_referred_complaint(reporter)
    complaints.note(officer, complaint, text="Sudah dicek.")
    complaints.give_back(officer, complaint, reason="Jalan provinsi.", version=complaint.version)
    health = agencies.by_code("dinas-kesehatan").id
    complaints.refer(
        a_coordinator(), complaint, topic_code=None, agency_id=health, version=complaint.version
    )
    doctor = an_officer("dinas-kesehatan")
    complaints.start_work(doctor, complaint, version=complaint.version)
    complaints.answer(doctor, complaint, text="Sudah.", version=complaint.version)
    complaints.close(reporter, complaint, note=None, version=complaint.version)
    assert lines(complaint) == [
        ("reporter", None, False),
        ("system", "dinas-pupr", False),
        ("officer", "dinas-pupr", True),  # the note
        ("officer", "dinas-pupr", False),  # that it was given back
        ("officer", "dinas-pupr", True),  # and why
        ("coordinator", "dinas-kesehatan", False),
        ("officer", "dinas-kesehatan", False),
        ("officer", "dinas-kesehatan", False),
        ("reporter", None, False),
    ]


@pytest.mark.parametrize(
    ("author", "check"),
    [("Pelapor", "complaint_entry_author_ck"), (Author.OFFICER, "complaint_entry_agency_ck")],
)
def test_the_database_refuses_a_label_and_an_officer_of_nowhere(author: str, check: str) -> None:
    complaint = a_complaint()
    statement = text(
        "INSERT INTO complaint_entry (complaint_id, state, author, is_internal, at)"
        " VALUES (:complaint, 'diterima', :author, false, now())"
    )
    with pytest.raises(IntegrityError, match=check), session.begin_nested():
        session.execute(statement, {"complaint": complaint.id, "author": author})
