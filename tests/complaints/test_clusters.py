"""Reports about one thing are one work item, and nobody's secrecy is broken by it."""

import pytest
from sqlalchemy import select

from tenants import agencies, complaints, deadlines
from tenants.complaints import Author, Complaint, State, Visibility
from tenants.complaints.models import Judgement
from tenants.kernel import memory, outbox
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid, Refused
from tenants.people import Actor, Permission, Role, may
from tests.factories import (
    a_complaint,
    a_coordinator,
    a_referred_complaint,
    a_resident,
    an_answered_complaint,
    an_officer,
    somebody,
)

pytestmark = pytest.mark.usefixtures("in_tenant")

ADDRESS = {"email": "pelapor@contoh.test", "name": "Siti Aminah"}


def merge(complaint: Complaint, lead: Complaint, actor: Actor | None = None) -> None:
    complaints.clusters.merge(actor or an_officer(), complaint, lead, version=complaint.version)
    session.flush()


def a_cluster(**answers: object) -> tuple[Complaint, Complaint]:
    """A lead and its member, both with the same agency."""
    lead, member = a_referred_complaint(), a_referred_complaint(**(ADDRESS | answers))
    merge(member, lead)
    return lead, member


def clocks(complaint: Complaint) -> list[deadlines.Clock]:
    numbers = complaint.step_clock_id, complaint.settlement_clock_id
    return [session.get_one(deadlines.Clock, each) for each in numbers]


def told(kind: str) -> list[dict[str, int]]:
    found = select(outbox.Announcement.payload).where(outbox.Announcement.kind == kind)
    return list(session.scalars(found))


def judge_of(complaint: Complaint) -> Actor:
    return Actor(proofs=frozenset({complaint.proof}))


def test_a_merged_report_is_worked_on_as_its_lead_and_its_clocks_stop() -> None:
    lead, member = a_cluster()
    assert (member.status, member.lead_id) == (State.MERGED, lead.id)
    assert not member.is_open
    assert [each.is_open for each in clocks(member)] == [False, False]
    assert [each.is_open for each in clocks(lead)] == [True, True]
    assert lead.member_count == 1
    assert told("complaint.merged") == [{"complaint_id": member.id}]


def test_taken_out_again_it_is_where_it_was_and_its_clocks_never_stopped() -> None:
    lead, member = a_referred_complaint(), a_referred_complaint(**ADDRESS)
    due = [each.due_at for each in clocks(member)]
    merge(member, lead)
    officer = an_officer()
    complaints.clusters.unmerge(officer, member, reason="Jalan lain.", version=member.version)
    assert (member.status, member.lead_id) == (State.REFERRED, None)
    assert [(each.due_at, each.is_open) for each in clocks(member)] == [(at, True) for at in due]
    assert lead.member_count == 0
    assert told("complaint.separated") == [{"complaint_id": member.id}]
    assert "Jalan lain." not in [each.note for each in complaints.timeline(member, internal=False)]
    assert "Jalan lain." in [each.note for each in complaints.timeline(member, internal=True)]


def test_both_timelines_say_it_and_name_the_other_where_both_are_public() -> None:
    lead, member = a_cluster()
    [said] = [each for each in complaints.timeline(lead, internal=False) if each.deed]
    assert (said.deed, said.fact) == ("merge", member.reference)
    assert complaints.timeline(member, internal=False)[-1].fact == lead.reference


@pytest.mark.parametrize("secret", ["lead", "member"])
def test_what_is_secret_is_named_to_nobody_who_does_not_handle_it(secret: str) -> None:
    seen = {secret: Visibility.SECRET}
    lead = a_referred_complaint(visibility=seen.get("lead", Visibility.PUBLIC))
    member = a_referred_complaint(visibility=seen.get("member", Visibility.PUBLIC))
    merge(member, lead)
    assert [each for each in complaints.timeline(lead, internal=False) if each.deed] == []
    assert complaints.timeline(member, internal=False)[-1].fact is None
    assert not complaints.clusters.names(lead, member)


def test_every_move_of_the_lead_reaches_each_member_once() -> None:
    lead, member = a_cluster()
    nameless = a_referred_complaint(visibility=Visibility.ANONYMOUS)
    merge(nameless, lead)
    officer = somebody(Role.OFFICER, lead.agency_id)
    complaints.answer(officer, lead, text="Sudah ditambal.", version=lead.version)
    [news] = told("complaint.shared")
    for _ in range(2):
        complaints.clusters.tell_members(lead.id, news["entry_id"])
    assert [each["complaint_id"] for each in told("complaint.lead_news")] == [member.id]


def test_a_report_without_members_announces_nothing_to_any() -> None:
    an_answered_complaint()
    assert told("complaint.shared") == []


def test_it_cannot_be_merged_into_itself_into_a_member_or_into_what_is_closed() -> None:
    lead, member = a_cluster()
    other, closed = a_referred_complaint(), an_answered_complaint()
    complaints.close(judge_of(closed), closed, note=None, version=closed.version)
    for wrong in (other, member, closed):
        with pytest.raises(Invalid):
            merge(other, wrong)
    with pytest.raises(Conflict):
        merge(lead, other)  # it has a member
    with pytest.raises(Conflict):
        merge(member, other)  # it is merged already
    assert other.status is State.REFERRED


def test_a_lead_is_not_rejected_over_the_heads_of_its_members() -> None:
    lead, member = a_complaint(topic_code=None), a_complaint(topic_code=None)
    merge(member, lead, a_coordinator())
    with pytest.raises(Conflict):
        complaints.reject(a_coordinator(), lead, reason="Luar.", version=lead.version)


def test_an_officer_merges_what_their_agency_has_and_the_coordinator_any() -> None:
    lead, member = a_referred_complaint(), a_referred_complaint()
    with pytest.raises(Refused):
        merge(member, lead, somebody(Role.OFFICER, agencies.by_code("rsud").id))
    health = agencies.by_code("dinas-kesehatan").id
    complaints.transfer(
        a_coordinator(), lead, topic_code=None, agency_id=health, reason="X.", version=lead.version
    )
    with pytest.raises(Refused):
        merge(member, lead, somebody(Role.OFFICER, member.agency_id))
    merge(member, lead, a_coordinator())
    assert member.status is State.MERGED


def test_what_was_merged_meanwhile_is_a_conflict() -> None:
    lead, member = a_referred_complaint(), a_referred_complaint()
    seen = member.version
    merge(member, lead)
    with pytest.raises(Conflict):
        complaints.clusters.merge(an_officer(), member, lead, version=seen)


@pytest.mark.parametrize("act", ["refer", "recall", "give_back", "start", "reopen"])
def test_a_merged_report_only_leaves_its_lead(act: str) -> None:
    _lead, member = a_cluster()
    officer, seen = somebody(Role.OFFICER, member.agency_id), member.version
    acts = {
        "refer": lambda: complaints.refer(
            a_coordinator(), member, topic_code="jalan-rusak", agency_id=None, version=seen
        ),
        "recall": lambda: complaints.recall(a_coordinator(), member, reason="X.", version=seen),
        "give_back": lambda: complaints.give_back(officer, member, reason="X.", version=seen),
        "start": lambda: complaints.start_work(officer, member, version=seen),
        "reopen": lambda: complaints.reopen(judge_of(member), member, note=None, version=seen),
    }
    with pytest.raises(Conflict):
        acts[act]()


def test_a_members_reporter_has_theirs_reopened_where_the_answer_did_not_settle_it() -> None:
    lead, member = a_cluster()
    with pytest.raises(Conflict):
        complaints.clusters.dissent(judge_of(member), member, note=None, version=member.version)
    officer = somebody(Role.OFFICER, lead.agency_id)
    complaints.answer(officer, lead, text="Sudah.", version=lead.version)
    with pytest.raises(Refused):
        complaints.clusters.dissent(judge_of(lead), member, note=None, version=member.version)
    complaints.clusters.dissent(
        judge_of(member), member, note="Di depan rumah saya belum.", version=member.version
    )
    assert (member.status, member.agency_id) == (State.REOPENED, lead.agency_id)
    assert [each.is_open for each in clocks(member)] == [True, True]
    assert (lead.status, lead.member_count) == (State.ANSWERED, 0)
    line = complaints.timeline(member, internal=False)[-1]
    assert (line.author, line.note) == (Author.REPORTER, "Di depan rumah saya belum.")
    assert session.scalars(select(Judgement.verdict)).all() == ["belum"]


def test_a_report_that_had_no_agency_is_reopened_at_its_leads() -> None:
    lead, waiting = a_referred_complaint(), a_complaint(topic_code=None)
    merge(waiting, lead, a_coordinator())
    officer = somebody(Role.OFFICER, lead.agency_id)
    complaints.answer(officer, lead, text="Sudah.", version=lead.version)
    complaints.clusters.dissent(judge_of(waiting), waiting, note=None, version=waiting.version)
    assert (waiting.status, waiting.agency_id) == (State.REOPENED, lead.agency_id)


def test_a_merged_report_counts_as_received_and_not_as_a_second_open_one() -> None:
    lead, _member = a_cluster()
    memory.forget_everything()
    counted = complaints.numbers.now()
    assert (counted.received_count, counted.open_count) == (2, 1)
    found = complaints.published().newest(complaints.Filter(group=complaints.Group.OPEN))
    assert [each.reference for each in found.items] == [lead.reference]
    boxes = complaints.count_boxes(somebody(Role.OFFICER, lead.agency_id))
    assert boxes[complaints.Box.ALL] == 1


def test_who_handles_a_lead_sees_only_the_members_that_they_handle() -> None:
    lead, member = a_cluster()
    waiting = a_complaint(a_resident(), topic_code=None)
    merge(waiting, lead, a_coordinator())
    session.refresh(lead)
    officer = somebody(Role.OFFICER, lead.agency_id)
    seen = [each.reference for each in complaints.clusters.members(officer, lead)]
    assert (seen, lead.member_count) == ([member.reference], 2)
    assert len(complaints.clusters.members(a_coordinator(), lead)) == 2


@pytest.mark.parametrize("agency", ["dinas-sosial", None])
def test_a_secret_report_goes_to_no_other_agency_by_its_reporters_dissent(
    agency: str | None,
) -> None:
    """Who reads it there was confirmed of no one: it stays, or a coordinator decides."""
    lead, answers = a_referred_complaint(), ADDRESS | {"visibility": Visibility.SECRET}
    member = a_complaint(**answers)
    own = agencies.by_code(agency).id if agency else None
    if own:
        complaints.refer(
            a_coordinator(), member, topic_code=None, agency_id=own, version=member.version
        )
        session.flush()
    merge(member, lead, a_coordinator())
    officer = somebody(Role.OFFICER, lead.agency_id)
    complaints.answer(officer, lead, text="Sudah.", version=lead.version)
    session.flush()
    complaints.clusters.dissent(judge_of(member), member, note="Belum.", version=member.version)
    session.flush()
    assert (member.agency_id, member.lead_id) == (own, None)
    assert member.status is (State.REOPENED if own else State.RECEIVED)
    assert not may(officer, Permission.READ_COMPLAINT, member)
    assert [each.is_open for each in clocks(member)] == [True, True]
