"""The audit names who acted and the action by its own name; anonim is kept there too."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from tenants import agencies, complaints
from tenants.complaints import MOVES, Complaint, State, Visibility
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session
from tenants.people import Actor
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_referred_complaint,
    a_resident,
    an_answered_complaint,
    an_officer,
)

pytestmark = pytest.mark.usefixtures("in_tenant")


def trail(complaint: Complaint) -> list[tuple[str, str]]:
    """(actor, action) of all that was done with a complaint, oldest first."""
    rows = session.execute(
        select(AuditEntry.actor, AuditEntry.action)
        .where(AuditEntry.subject == complaint.proof)
        .order_by(AuditEntry.id)
    )
    return [(actor, action) for actor, action in rows]


@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.ANONYMOUS])
def test_what_routes_itself_was_done_by_the_system(visibility: Visibility) -> None:
    complaint = a_referred_complaint(visibility=visibility)
    assert trail(complaint) == [("system", "complaint.refer")]


def test_people_are_named_by_account_and_what_they_did_by_its_verb() -> None:
    reporter, officer, coordinator = a_resident(), an_officer(), a_coordinator()
    complaint = a_referred_complaint(reporter)
    complaints.give_back(officer, complaint, reason="Jalan provinsi.", version=complaint.version)
    complaints.refer(
        coordinator,
        complaint,
        topic_code=None,
        agency_id=agencies.by_code("dinas-pupr").id,
        version=complaint.version,
    )
    complaints.start_work(officer, complaint, version=complaint.version)
    complaints.answer(officer, complaint, text="Sudah.", version=complaint.version)
    complaints.reopen(reporter, complaint, note=None, version=complaint.version)
    complaints.answer(officer, complaint, text="Sudah.", version=complaint.version)
    complaints.close(reporter, complaint, note=None, version=complaint.version)
    assert trail(complaint)[1:] == [
        (officer.label, "complaint.give_back"),
        (coordinator.label, "complaint.refer"),
        (officer.label, "complaint.start_work"),
        (officer.label, "complaint.answer"),
        (reporter.label, "complaint.reopen"),
        (officer.label, "complaint.answer"),
        (reporter.label, "complaint.close"),
    ]


def test_a_visitor_who_proved_the_report_theirs_is_a_visitor() -> None:
    complaint = an_answered_complaint()
    visitor = Actor(proofs=frozenset({complaint.proof}))
    complaints.close(visitor, complaint, note=None, version=complaint.version)
    assert trail(complaint)[-1] == ("visitor", "complaint.close")


def test_each_move_is_audited_by_the_name_of_an_action() -> None:
    reachable = frozenset().union(*MOVES.values()) - {State.VERIFIED}  # no action verifies yet
    shelves = complaints, complaints.asking, complaints.clusters, complaints.neighbours
    named = {name for shelf in shelves for name in dir(shelf)}
    assert {state.verb for state in reachable} <= named


def test_staff_who_reported_an_anonim_are_hidden_as_its_reporter_and_named_as_staff() -> None:
    """What hides somebody is what they do, not who they are: as officers they answer for it."""
    officer = an_officer()
    complaint = a_complaint(officer, visibility=Visibility.ANONYMOUS)
    complaints.route(complaint.id)
    session.refresh(complaint)
    both = replace(officer, proofs=frozenset({complaint.proof}))
    complaints.answer(both, complaint, text="Sudah.", version=complaint.version)
    complaints.close(both, complaint, note=None, version=complaint.version)
    assert trail(complaint)[1:] == [
        (officer.label, "complaint.answer"),
        ("reporter", "complaint.close"),
    ]
    lines = complaints.timeline(complaint, internal=True)
    assert [each.account_id for each in lines] == [None, None, officer.id, None]


@pytest.mark.parametrize("kind", ["visitor", "system"])
def test_an_actor_with_a_number_is_an_account(kind: str) -> None:
    known = a_resident()
    assert known.label == f"account:{known.id}"
    with pytest.raises(ValueError, match=kind):
        replace(known, kind=type(known.kind)(kind))
