"""Every walk through the life of a complaint keeps its promises (T49)."""

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


ACTIONS = ("start", "answer", "return", "refer", "reject", "close", "reopen")


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(walk=st.lists(st.sampled_from(ACTIONS), max_size=12))
def test_no_walk_leaves_the_life_cycle(walk: list[str]) -> None:
    complaint = a_referred_complaint()
    for action in walk:
        before, seen = complaint.status, complaint.version
        with suppress(Conflict, Refused):
            _take(action, complaint)
        assert complaint.status is before or complaint.status in MOVES[before]
        assert (complaint.status is before) == (complaint.version == seen)
        assert complaint.is_open == (complaint.settled_at is None)
        settlement = clock_of(complaint.settlement_clock_id)
        assert settlement.is_open == complaint.is_open
    states = [State(each.state) for each in complaints.timeline(complaint, internal=False)]
    assert all(b in MOVES[a] for a, b in pairwise(states))


def _take(action: str, complaint: Complaint) -> None:
    seen = complaint.version
    officer, reporter = its_officer(complaint), its_reporter(complaint)
    coordinator = somebody(Role.COORDINATOR)
    agency = complaint.agency_id or agencies.by_code("dinas-sosial").id
    match action:
        case "start":
            complaints.start_work(officer, complaint, version=seen)
        case "answer":
            complaints.answer(officer, complaint, text="Sudah.", version=seen)
        case "return":
            complaints.give_back(officer, complaint, reason="Bukan kami.", version=seen)
        case "refer":
            complaints.refer(
                coordinator, complaint, topic_code=None, agency_id=agency, version=seen
            )
        case "reject":
            complaints.reject(coordinator, complaint, reason="Di luar wewenang.", version=seen)
        case "close":
            complaints.close(reporter, complaint, note=None, version=seen)
        case "reopen":
            complaints.reopen(reporter, complaint, note=None, version=seen)
