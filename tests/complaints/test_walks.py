"""Every walk through the life of a complaint keeps its promises (T49)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from tenants import agencies, complaints, deadlines
from tenants.complaints import MOVES, Complaint, State
from tenants.complaints.lifecycle import SETTLED, WAITING, WITH_AGENCY, WITH_COORDINATOR
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Refused
from tenants.people import NOBODY, Actor, Role
from tests.factories import a_referred_complaint, an_answered_complaint, an_officer, somebody

pytestmark = pytest.mark.usefixtures("in_tenant")

BEGINS = datetime(2026, 7, 6, 2, 0, tzinfo=UTC)
OFFICER, COORDINATOR, REPORTER = "officer", "coordinator", "reporter"
ROLES = (OFFICER, COORDINATOR, REPORTER, "other agency's officer", "nobody")
ASKABLE = WITH_AGENCY | WITH_COORDINATOR
# Who may, and where: nobody else, and nowhere else.
ALLOWED: dict[str, tuple[frozenset[str], frozenset[State]]] = {
    "start": (frozenset({OFFICER}), frozenset({State.REFERRED, State.REOPENED})),
    "progress": (frozenset({OFFICER}), WITH_AGENCY),
    "answer": (frozenset({OFFICER}), WITH_AGENCY),
    "give back": (frozenset({OFFICER}), WITH_AGENCY),
    "give on": (frozenset({OFFICER}), WITH_AGENCY),
    "ask": (frozenset({OFFICER, COORDINATOR}), ASKABLE),
    "drop": (frozenset({OFFICER, COORDINATOR}), frozenset({State.NEEDS_REPORTER})),
    "complete": (frozenset({REPORTER}), frozenset({State.NEEDS_REPORTER})),
    "refer": (frozenset({COORDINATOR}), WITH_COORDINATOR),
    "reject": (frozenset({COORDINATOR}), WITH_COORDINATOR),
    "recall": (frozenset({COORDINATOR}), WITH_AGENCY),
    "merge": (frozenset({OFFICER, COORDINATOR}), ASKABLE | {State.NEEDS_REPORTER}),
    "unmerge": (frozenset({OFFICER, COORDINATOR}), frozenset({State.MERGED})),
    "dissent": (frozenset({REPORTER}), frozenset({State.MERGED})),
    "close": (frozenset({REPORTER}), frozenset({State.ANSWERED})),
    "reopen": (frozenset({REPORTER}), frozenset({State.ANSWERED, State.CLOSED})),
}
ASKING = {"ask", "drop"}

Act = Callable[[Actor, Complaint, int], None]


def _give_on(actor: Actor, complaint: Complaint, seen: int) -> None:
    named = agencies.by_code("dinas-kesehatan").id
    if complaint.agency_id == named:
        named = agencies.by_code("dinas-pupr").id
    complaints.give_back(
        actor, complaint, reason="Milik mereka.", version=seen, next_agency_id=named
    )


def _refer(actor: Actor, complaint: Complaint, seen: int) -> None:
    social = agencies.by_code("dinas-sosial").id
    complaints.refer(actor, complaint, topic_code=None, agency_id=social, version=seen)


def _merge(actor: Actor, complaint: Complaint, seen: int) -> None:
    """Into one of the same agency, which has answered every other time."""
    lead = an_answered_complaint() if seen % 2 else a_referred_complaint()
    lead.agency_id = complaint.agency_id or lead.agency_id
    session.flush()
    complaints.clusters.merge(actor, complaint, lead, version=seen)


ACTS: dict[str, Act] = {
    "start": lambda who, it, seen: complaints.start_work(who, it, version=seen),
    "progress": lambda who, it, seen: complaints.tell_progress(who, it, text="Ya.", version=seen),
    "answer": lambda who, it, seen: complaints.answer(who, it, text="Sudah.", version=seen),
    "give back": lambda who, it, seen: complaints.give_back(who, it, reason="X.", version=seen),
    "give on": _give_on,
    "ask": lambda who, it, seen: complaints.asking.ask(who, it, question="Mana?", version=seen),
    "drop": lambda who, it, seen: complaints.asking.drop(who, it, version=seen),
    "complete": lambda who, it, seen: complaints.asking.complete(
        who, it, text="Ini.", version=seen
    ),
    "refer": _refer,
    "reject": lambda who, it, seen: complaints.reject(who, it, reason="Luar.", version=seen),
    "recall": lambda who, it, seen: complaints.recall(who, it, reason="Salah.", version=seen),
    "merge": _merge,
    "unmerge": lambda who, it, seen: complaints.clusters.unmerge(
        who, it, reason="Lain.", version=seen
    ),
    "dissent": lambda who, it, seen: complaints.clusters.dissent(who, it, note=None, version=seen),
    "close": lambda who, it, seen: complaints.close(who, it, note=None, version=seen),
    "reopen": lambda who, it, seen: complaints.reopen(who, it, note=None, version=seen),
}


def clock_of(clock_id: int | None) -> deadlines.Clock:
    return session.get_one(deadlines.Clock, clock_id)


class Life(RuleBasedStateMachine):
    """One complaint, everybody who might press a button, and days that go by."""

    complaint: Complaint

    @initialize(path=st.lists(st.integers(0, 99), max_size=12))
    def file(self, path: list[int]) -> None:
        self.now = BEGINS
        with clock.frozen(self.now):
            an_officer("dinas-pupr")
            an_officer("dinas-kesehatan")
            self.complaint = a_referred_complaint()
        self.settlement_id = self.complaint.settlement_clock_id
        self.steps = {self.complaint.step_clock_id}
        for each in path:
            self.go_on(each)

    @rule(action=st.sampled_from(sorted(ACTS)), role=st.sampled_from(ROLES))
    def act(self, action: str, role: str) -> None:
        before, seen = self.complaint.status, self.complaint.version
        may = self._may(action, role)
        with clock.frozen(self.now):
            happened = self._try(action, role, seen)
        assert happened is may, (action, role, before, happened)
        assert (self.complaint.version > seen) is happened
        assert self.complaint.status in MOVES[before] | {before} or action == "give on"
        self.steps.add(self.complaint.step_clock_id)

    @rule(chosen=st.integers(0, 99))
    def go_on(self, chosen: int) -> None:
        """A button that is there, pressed by whom it is for: most others are refused."""
        there = [(what, who) for what in sorted(ACTS) for who in ROLES if self._may(what, who)]
        if there:
            self.act(*there[chosen % len(there)])

    @rule(action=st.sampled_from(sorted(ACTS)), role=st.sampled_from(ROLES))
    def act_on_what_was_seen_before(self, action: str, role: str) -> None:
        seen = self.complaint.version
        with clock.frozen(self.now):
            assert not self._try(action, role, seen - 1)
        assert self.complaint.version == seen

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        """Whatever the reporter's silence brings is done each morning."""
        for _day in range(days):
            self.now += timedelta(days=1)
            before = self.complaint.status
            with clock.frozen(self.now):
                for number in complaints.silence.waiting_ids():
                    complaints.silence.follow(number)
                    complaints.silence.follow(number)  # twice is once
            assert self.complaint.status in MOVES[before] | {before}

    def _try(self, action: str, role: str, seen: int) -> bool:
        try:
            ACTS[action](self._actor(role), self.complaint, seen)
        except (Conflict, Refused):
            return False
        session.flush()
        return True

    def _may(self, action: str, role: str) -> bool:
        roles, states = ALLOWED[action]
        if action in ASKING and role in roles:
            roles = frozenset({OFFICER if self.complaint.agency_id else COORDINATOR})
        if action in {"merge", "unmerge"} and self.complaint.agency_id is None:
            roles -= {OFFICER}
        if action == "dissent" and not self._lead_is_settled():
            return False
        until = complaints.reopening.until(self.complaint)
        is_late = action == "reopen" and until is not None and until < self.now
        return role in roles and self.complaint.status in states and not is_late

    def _lead_is_settled(self) -> bool:
        lead = complaints.clusters.lead_of(self.complaint)
        with clock.frozen(self.now):
            return lead is not None and complaints.clusters.may_dissent(lead)

    def _actor(self, role: str) -> Actor:
        if role == OFFICER:
            social = agencies.by_code("dinas-sosial").id
            return somebody(Role.OFFICER, self.complaint.agency_id or social)
        return {
            COORDINATOR: somebody(Role.COORDINATOR),
            REPORTER: Actor(proofs=frozenset({self.complaint.proof})),
            "nobody": NOBODY,
        }.get(role) or somebody(Role.OFFICER, agencies.by_code("rsud").id)

    @invariant()
    def its_time_stands_still_exactly_while_its_reporter_is_asked(self) -> None:
        asked = self.complaint.status is State.NEEDS_REPORTER
        for number in {self.complaint.step_clock_id, self.settlement_id}:
            running = clock_of(number)
            assert (running.paused_at is not None) is (asked and running.is_open)

    @invariant()
    def one_settlement_clock_runs_until_it_is_settled(self) -> None:
        assert self.complaint.settlement_clock_id == self.settlement_id
        assert clock_of(self.settlement_id).is_open is self.complaint.is_open
        is_settled = self.complaint.status in SETTLED
        assert is_settled is (self.complaint.settled_at is not None)

    @invariant()
    def it_has_a_lead_exactly_while_it_is_merged_and_each_lead_counts_its_own(self) -> None:
        assert (self.complaint.lead_id is not None) is (self.complaint.status is State.MERGED)
        members = aliased(Complaint)
        counted = select(func.count()).where(members.lead_id == Complaint.id).scalar_subquery()
        assert (
            session.scalars(select(Complaint.id).where(Complaint.member_count != counted)).all()
            == []
        )

    @invariant()
    def one_step_runs_at_most_and_one_where_somebody_must_act(self) -> None:
        running = [each for each in self.steps if clock_of(each).is_open]
        of_steps = [each for each in running if each != self.settlement_id]
        must_act = self.complaint.status in ASKABLE | {State.NEEDS_REPORTER}
        assert len(of_steps) <= 1
        assert clock_of(self.complaint.step_clock_id).is_open or not must_act
        assert set(of_steps) <= {self.complaint.step_clock_id}

    @invariant()
    def its_reporter_is_waited_for_exactly_where_they_are_asked(self) -> None:
        waited = self.complaint.waiting_clock_id
        is_waited_for = waited is not None and clock_of(waited).is_open
        assert is_waited_for is (self.complaint.status in WAITING)


def test_no_walk_leaves_the_life_cycle() -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=30,
            stateful_step_count=12,
            suppress_health_check=list(HealthCheck),
            deadline=None,
        ),
    )
