"""To the agency that must act: by the topic, by the words, or by the coordinator."""

import pytest
from sqlalchemy import func, select

from tenants import agencies, complaints
from tenants.complaints import Referral, State
from tenants.kernel import outbox
from tenants.kernel.db import session
from tests.factories import a_complaint, a_coordinator, a_referred_complaint, an_officer

pytestmark = pytest.mark.usefixtures("in_tenant")

CLEAR = "Lampu jalan di depan masjid mati sudah tiga minggu, gelap sekali kalau malam."
VAGUE = "Tolong dibantu ya pak, sudah lama begini dan belum ada yang datang."


def test_a_chosen_topic_goes_to_its_agency() -> None:
    complaint = a_referred_complaint(topic_code="jalan-rusak")
    assert complaint.status is State.REFERRED
    assert agencies.by_id(complaint.agency_id or 0).code == "dinas-pupr"
    assert complaint.is_public


def test_clear_words_route_themselves_and_say_which_words_spoke() -> None:
    complaint = a_referred_complaint(text=CLEAR, topic_code=None)
    assert complaint.topic_code == "lampu-jalan-mati"
    referral = session.scalars(select(Referral)).one()
    assert referral.confidence is not None
    assert referral.confidence >= complaints.USUAL_THRESHOLD
    assert "lampu" in referral.words


def test_vague_words_wait_for_the_coordinator_with_suggestions() -> None:
    complaint = a_referred_complaint(text=VAGUE, topic_code=None)
    assert complaint.status is State.RECEIVED
    assert not complaint.is_public
    assert [each.id for each in complaints.coordination().items] == [complaint.id]


def test_a_topic_of_the_place_goes_to_the_places_own_office() -> None:
    topic = next(
        each["code"] for each in complaints.topics.template() if each["agency"] == "village"
    )
    complaint = a_referred_complaint(topic_code=topic)
    assert agencies.by_id(complaint.agency_id or 0).village_code == complaint.village_code


def test_what_no_office_here_can_do_waits_for_the_coordinator() -> None:
    outside = next(each["code"] for each in complaints.topics.template() if each.get("outside"))
    assert a_referred_complaint(topic_code=outside).status is State.RECEIVED


def test_routing_twice_refers_once() -> None:
    complaint = a_referred_complaint()
    complaints.route(complaint.id)
    assert session.scalar(select(func.count()).select_from(Referral)) == 1


def test_a_raised_threshold_sends_even_clear_words_to_the_coordinator() -> None:
    complaints.set_routing_threshold(1.0)
    assert a_referred_complaint(text=CLEAR, topic_code=None).status is State.RECEIVED


def test_the_coordinators_choice_changes_topic_agency_and_kind_of_matter() -> None:
    complaint = a_referred_complaint(text=VAGUE, topic_code=None)
    health = agencies.by_code("dinas-kesehatan").id
    complaints.refer(
        a_coordinator(),
        complaint,
        topic_code="jalan-lingkungan",
        agency_id=health,
        version=complaint.version,
    )
    assert (complaint.topic_code, complaint.agency_id) == ("jalan-lingkungan", health)
    assert complaint.classification == "aspirasi"
    assert complaint.is_public


def test_each_officer_of_the_agency_is_told_once() -> None:
    officers = [an_officer("dinas-pupr"), an_officer("dinas-pupr")]
    an_officer("dinas-sosial")
    complaint = a_referred_complaint()
    for _ in range(2):
        complaints.tell_agency(complaint.id, complaint.agency_id or 0)
    told = session.scalars(
        select(outbox.Announcement.payload["account_id"].as_integer()).where(
            outbox.Announcement.kind == "complaint.referred"
        )
    ).all()
    assert sorted(told) == sorted(each.id for each in officers)


def test_the_inbox_is_sorted_by_due_moment_and_counts_its_boxes() -> None:
    officer = an_officer("dinas-pupr")
    made = [a_referred_complaint().id for _ in range(3)]
    a_complaint()
    page = complaints.inbox(officer, complaints.Box.ALL, limit=2)
    rest = complaints.inbox(officer, complaints.Box.ALL, after=page.after, limit=2)
    assert [each.id for each in [*page.items, *rest.items]] == made
    assert rest.after is None
    assert complaints.count_boxes(officer)[complaints.Box.NEW] == 3
