"""What each step in the life of a complaint does to its state and its clocks."""

import pytest

from tenants import agencies, complaints, deadlines
from tenants.complaints import MOVES, Complaint, State, Verdict
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Refused
from tenants.people import NOBODY, Actor, Role
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_referred_complaint,
    an_answered_complaint,
    an_officer,
    somebody,
)

pytestmark = pytest.mark.usefixtures("in_tenant")


def its_officer(complaint: Complaint) -> Actor:
    return somebody(Role.OFFICER, complaint.agency_id)


def its_reporter(complaint: Complaint) -> Actor:
    return Actor(proofs=frozenset({complaint.proof}))


def clock_of(clock_id: int | None) -> deadlines.Clock:
    return session.get_one(deadlines.Clock, clock_id)


def test_every_state_leads_on_unless_it_is_out_of_scope() -> None:
    assert {each for each in State if not MOVES[each]} == {State.REJECTED}


def test_a_closed_complaint_cannot_be_answered() -> None:
    complaint = an_answered_complaint()
    complaints.close(its_reporter(complaint), complaint, note=None, version=complaint.version)
    with pytest.raises(Conflict):
        complaints.answer(
            its_officer(complaint), complaint, text="Lagi.", version=complaint.version
        )


def test_someone_who_saw_an_older_version_changes_nothing() -> None:
    complaint = a_referred_complaint()
    seen = complaint.version
    complaints.start_work(its_officer(complaint), complaint, version=seen)
    with pytest.raises(Conflict):
        complaints.answer(its_officer(complaint), complaint, text="Terlambat.", version=seen)


def test_another_agencys_officer_is_refused() -> None:
    complaint = a_referred_complaint()
    stranger = an_officer("dinas-kesehatan")
    with pytest.raises(Refused):
        complaints.answer(stranger, complaint, text="Bukan kami.", version=complaint.version)


def test_only_the_reporter_closes() -> None:
    complaint = an_answered_complaint()
    for other in (its_officer(complaint), a_coordinator(), NOBODY):
        with pytest.raises(Refused):
            complaints.close(other, complaint, note=None, version=complaint.version)


def test_a_referral_stops_verification_and_starts_the_agencys_clock() -> None:
    complaint = a_complaint()
    an_officer("dinas-pupr")
    verification = clock_of(complaint.step_clock_id)
    complaints.route(complaint.id)
    session.refresh(complaint)
    assert not verification.is_open
    assert clock_of(complaint.step_clock_id).step == "complaint.answer"


def test_a_return_does_not_start_the_clock_again() -> None:
    complaint = a_referred_complaint()
    first = complaint.step_clock_id
    complaints.give_back(
        its_officer(complaint), complaint, reason="Jalan provinsi.", version=complaint.version
    )
    assert complaint.status is State.RETURNED
    health = agencies.by_code("dinas-kesehatan").id
    complaints.refer(
        a_coordinator(),
        complaint,
        topic_code=None,
        agency_id=health,
        version=complaint.version,
    )
    assert complaint.step_clock_id == first
    assert clock_of(first).is_open


def test_half_done_reopens_under_the_original_settlement_clock() -> None:
    complaint = an_answered_complaint()
    settlement = complaint.settlement_clock_id
    complaints.judge(
        its_reporter(complaint),
        complaint,
        verdict=Verdict.HALF,
        note="Baru sebelah.",
        version=complaint.version,
    )
    assert complaint.status is State.REOPENED
    assert complaint.settlement_clock_id == settlement
    assert clock_of(settlement).is_open
    assert clock_of(complaint.step_clock_id).is_open


def test_a_closed_complaint_reopened_takes_up_its_old_clock() -> None:
    complaint = an_answered_complaint()
    reporter = its_reporter(complaint)
    complaints.close(reporter, complaint, note=None, version=complaint.version)
    assert not clock_of(complaint.settlement_clock_id).is_open
    complaints.reopen(reporter, complaint, note=None, version=complaint.version)
    assert clock_of(complaint.settlement_clock_id).is_open


def test_a_rejected_complaint_is_hidden_and_says_why() -> None:
    complaint = a_complaint(topic_code=None, text="Tolong bantu, ada yang kurang pas di sini ya.")
    complaints.reject(
        a_coordinator(), complaint, reason="Urusan PLN: hubungi 123.", version=complaint.version
    )
    assert not complaint.is_public
    assert complaints.last_note(complaint, State.REJECTED) == "Urusan PLN: hubungi 123."
