"""To the agency that must act: by the topic, by the words, or by the coordinator."""

import pytest
from sqlalchemy import func, select

from tenants import agencies, complaints, people
from tenants.complaints import Obstacle, Referral, State, Visibility
from tenants.kernel import outbox
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.people import Role
from tests.factories import a_complaint, a_coordinator, a_referred_complaint, an_officer, somebody

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
    assert [each.id for each in complaints.desk.queue().items] == [complaint.id]


def test_a_topic_of_the_place_goes_to_the_places_own_office() -> None:
    topic = next(
        each["code"] for each in complaints.topics.template() if each["agency"] == "village"
    )
    complaint = a_referred_complaint(topic_code=topic)
    assert agencies.by_id(complaint.agency_id or 0).village_code == complaint.village_code


def test_what_no_office_here_can_do_waits_for_the_coordinator() -> None:
    outside = next(each["code"] for each in complaints.topics.template() if each.get("outside"))
    assert a_referred_complaint(topic_code=outside).status is State.RECEIVED


def test_where_nobody_would_read_it_a_report_waits_for_the_coordinator() -> None:
    """Whoever was only invited, disabled, or works elsewhere, is nobody."""
    an_officer("dinas-sosial")
    people.by_id(an_officer("dinas-pupr").id or 0).verified_at = None
    people.disable(people.by_id(an_officer("dinas-pupr").id or 0), by=people.SYSTEM)
    waiting = a_complaint()
    complaints.route(waiting.id)
    session.refresh(waiting)
    assert (waiting.status, waiting.agency_id) == (State.RECEIVED, None)
    assert complaints.obstacle(waiting, "jalan-rusak") is Obstacle.UNSTAFFED
    an_officer("dinas-pupr")
    later = a_complaint()
    complaints.route(later.id)
    session.refresh(later)
    assert later.status is State.REFERRED


def test_what_is_secret_goes_nowhere_by_itself() -> None:
    """The very office that is complained of may be the topic's."""
    an_officer("dinas-pupr")
    complaint = a_complaint(visibility=Visibility.SECRET)
    complaints.route(complaint.id)
    session.refresh(complaint)
    assert (complaint.status, complaint.agency_id) == (State.RECEIVED, None)
    assert complaints.obstacle(complaint, "jalan-rusak") is Obstacle.SECRET


ELSEWHERE = "Lampu jalan di Jalan Margonda Depok mati, gelap sekali kalau malam."


@pytest.mark.parametrize("topic_code", [None, "lampu-jalan-mati"])
def test_what_speaks_of_another_region_waits_for_the_coordinator(topic_code: str | None) -> None:
    complaint = a_referred_complaint(text=ELSEWHERE, topic_code=topic_code)
    assert (complaint.status, complaint.agency_id) == (State.RECEIVED, None)
    assert complaints.obstacle(complaint, "lampu-jalan-mati") is Obstacle.ELSEWHERE
    assert complaints.elsewhere.region_of(complaint) == "Depok"


def test_a_landmark_speaks_of_another_region_too() -> None:
    complaint = a_referred_complaint(text=CLEAR, landmark="stasiun Depok Baru", topic_code=None)
    assert complaint.status is State.RECEIVED


def test_routing_twice_refers_once() -> None:
    complaint = a_referred_complaint()
    complaints.route(complaint.id)
    assert session.scalar(select(func.count()).select_from(Referral)) == 1


def test_a_raised_threshold_sends_even_clear_words_to_the_coordinator() -> None:
    complaints.settings.set_threshold(1.0)
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
        complaints.telling.agency(complaint.id, complaint.agency_id or 0)
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
    page = complaints.desk.inbox(officer, complaints.Box.ALL, limit=2)
    rest = complaints.desk.inbox(officer, complaints.Box.ALL, after=page.after, limit=2)
    assert [each.id for each in [*page.items, *rest.items]] == made
    assert rest.after is None
    assert complaints.count_boxes(officer)[complaints.Box.NEW] == 3


def test_without_an_agency_a_topic_goes_to_its_own() -> None:
    complaint = a_complaint(topic_code=None)
    complaints.refer(
        a_coordinator(),
        complaint,
        topic_code="lampu-jalan-mati",
        agency_id=None,
        version=complaint.version,
    )
    expected = complaints.topics.agency_id_for("lampu-jalan-mati", complaint.village_code)
    assert (complaint.agency_id, complaint.topic_code) == (expected, "lampu-jalan-mati")


def test_a_reporters_own_topic_is_not_taken_for_the_coordinators_choice() -> None:
    """Else what an agency gave back would go there again by an empty form."""
    complaint = a_complaint(topic_code="jalan-rusak")
    with pytest.raises(Invalid):
        complaints.refer(
            a_coordinator(), complaint, topic_code=None, agency_id=None, version=complaint.version
        )
    assert complaint.status is State.RECEIVED


def test_each_returned_one_has_its_returns_the_last_first() -> None:
    first, second, other = (a_referred_complaint() for _ in range(3))
    for complaint, reason in ((first, "Bukan kami."), (second, "Salah."), (second, "Tetap salah.")):
        if complaint.status is State.RETURNED:
            complaints.refer(
                a_coordinator(),
                complaint,
                topic_code="jalan-rusak",
                agency_id=None,
                version=complaint.version,
            )
        officer = somebody(Role.OFFICER, complaint.agency_id)
        complaints.give_back(officer, complaint, reason=reason, version=complaint.version)
    found = complaints.returns([first, second, other])
    reasons = {key: [each.return_reason for each in some] for key, some in found.items()}
    assert reasons == {first.id: ["Bukan kami."], second.id: ["Tetap salah.", "Salah."]}
    assert complaints.returns([other]) == {}


def test_topics_are_found_by_name_first_and_then_by_meaning() -> None:
    named = complaints.topics.named()
    found = complaints.topics.matching("jalan rusak", 8, named)
    assert found[0] == "jalan-rusak"
    assert len(found) == len(set(found)) <= 8
    assert "lampu-jalan-mati" in complaints.topics.matching("pju padam", 8, named)


def test_agencies_are_found_by_name_and_by_what_everybody_calls_them() -> None:
    [(_, name)] = agencies.matching("dishub", 8)
    assert name == "Dinas Perhubungan"
    assert ("Dinas Perhubungan") in [each for _, each in agencies.matching("perhubungan DINAS", 8)]
    assert agencies.matching("tidak-ada", 8) == []
    assert len(agencies.matching("kantor", 3)) == 3
