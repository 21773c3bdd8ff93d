"""What is with the wrong agency is moved or taken back: no clock starts again, all are told."""

import pytest
from sqlalchemy import select

from tenants import agencies, complaints, deadlines
from tenants.complaints import Author, Complaint, Referral, State
from tenants.kernel import outbox
from tenants.kernel.audit import AuditEntry
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid, Refused
from tenants.people import Actor, Role
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_referred_complaint,
    an_answered_complaint,
    an_officer,
    somebody,
)

pytestmark = pytest.mark.usefixtures("in_tenant")

REASON = "Saluran ini irigasi, bukan drainase jalan."


def move(complaint: Complaint, *, actor: Actor | None = None, seen: int | None = None) -> int:
    """To the social agency; its id."""
    social = agencies.by_code("dinas-sosial").id
    complaints.transfer(
        actor or a_coordinator(),
        complaint,
        topic_code=None,
        agency_id=social,
        reason=REASON,
        version=seen or complaint.version,
    )
    return social


def told(kind: str) -> list[dict[str, int]]:
    found = select(outbox.Announcement.payload).where(outbox.Announcement.kind == kind)
    return list(session.scalars(found))


def stages(complaint: Complaint) -> list[Complaint]:
    """The complaint at each state in which an agency has it before it."""
    begun, reopened = a_referred_complaint(), an_answered_complaint()
    officer = somebody(Role.OFFICER, begun.agency_id)
    complaints.start_work(officer, begun, version=begun.version)
    reporter = Actor(proofs=frozenset({reopened.proof}))
    complaints.reopen(reporter, reopened, note=None, version=reopened.version)
    return [complaint, begun, reopened]


def test_it_is_moved_from_every_state_that_an_agency_works_in() -> None:
    for complaint in stages(a_referred_complaint()):
        clock_id, due_at = complaint.step_clock_id, _due(complaint)
        social = move(complaint)
        assert (complaint.status, complaint.agency_id) == (State.REFERRED, social)
        assert (complaint.step_clock_id, _due(complaint)) == (clock_id, due_at)


def _due(complaint: Complaint) -> object:
    return session.get_one(deadlines.Clock, complaint.step_clock_id).due_at


def test_the_timeline_says_both_steps_and_the_reason_to_colleagues_alone() -> None:
    complaint = a_referred_complaint()
    social = move(complaint)
    lines = complaints.timeline(complaint, internal=True)[-3:]
    assert [(each.state, each.author, each.agency_id) for each in lines][-1] == (
        State.REFERRED,
        Author.COORDINATOR,
        social,
    )
    assert [each.note for each in lines if each.is_internal] == [REASON]
    assert REASON not in [each.note for each in complaints.timeline(complaint, internal=False)]
    verbs = session.scalars(
        select(AuditEntry.action)
        .where(AuditEntry.subject == complaint.proof)
        .order_by(AuditEntry.id)
    ).all()
    assert verbs[-2:] == ["complaint.recall", "complaint.refer"]


def test_the_new_agency_the_old_one_and_the_reporter_are_told() -> None:
    complaint = a_referred_complaint(email="siti@contoh.test")
    was = complaint.agency_id or 0
    officer = an_officer("dinas-pupr")
    social = move(complaint)
    assert told("complaint.recall") == [{"complaint_id": complaint.id, "agency_id": was}]
    assert {each["agency_id"] for each in told("complaint.referral")} == {was, social}
    assert [each["agency_id"] for each in told("complaint.passed_on")] == [social]
    complaints.telling.recalled(complaint.id, was)
    assert officer.id in {each["account_id"] for each in told("complaint.recalled")}


def test_taken_back_it_waits_for_the_coordinator_and_the_clock_runs_on() -> None:
    complaint = a_referred_complaint()
    clock_id, was = complaint.step_clock_id, complaint.agency_id or 0
    complaints.recall(a_coordinator(), complaint, reason=REASON, version=complaint.version)
    assert (complaint.status, complaint.agency_id) == (State.RETURNED, None)
    [ended] = session.scalars(select(Referral)).all()
    assert (ended.is_recalled, ended.return_reason) == (True, REASON)
    taken = complaints.recall_of(complaint, was)
    assert taken
    assert taken.agency.code == "dinas-pupr"
    complaints.refer(
        a_coordinator(), complaint, topic_code=None, agency_id=was, version=complaint.version
    )
    assert complaint.step_clock_id == clock_id


def test_what_an_agency_gave_back_was_not_taken() -> None:
    complaint = a_referred_complaint()
    was = complaint.agency_id or 0
    officer = somebody(Role.OFFICER, was)
    complaints.give_back(officer, complaint, reason="Bukan kami.", version=complaint.version)
    assert complaints.recall_of(complaint, was) is None


@pytest.mark.parametrize("make", [a_complaint, an_answered_complaint])
def test_what_no_agency_works_on_is_neither_moved_nor_taken(make: object) -> None:
    complaint = make()  # type: ignore[operator]
    with pytest.raises(Conflict):
        move(complaint)
    with pytest.raises(Conflict):
        complaints.recall(a_coordinator(), complaint, reason=REASON, version=complaint.version)


def test_an_older_version_the_same_agency_and_an_officer_are_refused() -> None:
    complaint = a_referred_complaint()
    officer = somebody(Role.OFFICER, complaint.agency_id)
    seen = complaint.version
    with pytest.raises(Refused):
        move(complaint, actor=officer)
    with pytest.raises(Invalid):
        complaints.transfer(
            a_coordinator(),
            complaint,
            topic_code="jalan-rusak",
            agency_id=None,
            reason=REASON,
            version=seen,
        )
    complaints.start_work(officer, complaint, version=seen)
    with pytest.raises(Conflict):
        move(complaint, seen=seen)
    assert complaint.status is State.IN_PROGRESS


def test_what_is_at_another_region_is_not_taken_back_behind_its_back() -> None:
    """Its clocks stand still there: no agency here could ever answer it."""
    complaint, coordinator = a_complaint(), a_coordinator()
    complaints.neighbours.pass_on(
        coordinator,
        complaint,
        to=("depok", "Kota Depok"),
        reason=REASON,
        version=complaint.version,
    )
    session.flush()
    with pytest.raises(Conflict):
        move(complaint, actor=coordinator)
    with pytest.raises(Conflict):
        complaints.recall(coordinator, complaint, reason=REASON, version=complaint.version)
