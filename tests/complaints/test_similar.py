"""Reports that may be about the same thing: near in place, time and words, and never a secret."""

from datetime import timedelta

import pytest

from tenants import agencies, complaints
from tenants.complaints import Complaint, Point, Visibility
from tenants.kernel import clock
from tenants.people import Actor, Role
from tests.factories import a_complaint, a_coordinator, a_referred_complaint, somebody
from tests.factories.complaints import ROAD, VILLAGES

pytestmark = pytest.mark.usefixtures("in_tenant")

HERE, ELSEWHERE = VILLAGES["sambas"], "61.01.01.2002"
TEXT = "Jalan di depan sekolah berlubang besar, tolong segera ditambal."
AT = Point(1.3646, 109.3069)


def offered(**asked: object) -> list[str]:
    given = {"village_code": HERE, "topic_code": ROAD, "point": None} | asked
    return [each.reference for each in complaints.similar.published(TEXT, **given)]


def test_what_is_open_near_and_of_the_same_topic_is_offered() -> None:
    known = a_referred_complaint()
    assert offered() == [known.reference]
    assert offered(village_code=ELSEWHERE) == []


def test_other_words_or_another_topic_of_the_same_place_are_not() -> None:
    a_referred_complaint(
        text="Sampah menumpuk di belakang pasar ikan.", topic_code="sampah-berserakan"
    )
    assert offered() == []


def test_the_same_words_are_enough_where_the_topic_is_not_known() -> None:
    known = a_referred_complaint()
    assert offered(topic_code=None) == [known.reference]


def test_a_pin_within_two_hundred_metres_is_near_across_a_boundary() -> None:
    known = a_referred_complaint(latitude=AT.latitude, longitude=AT.longitude)
    near, far = Point(AT.latitude + 0.001, AT.longitude), Point(AT.latitude + 0.005, AT.longitude)
    assert offered(village_code=ELSEWHERE, point=near) == [known.reference]
    assert offered(village_code=ELSEWHERE, point=far) == []


@pytest.mark.parametrize("kind", ["secret", "unpublished", "merged", "old"])
def test_what_not_everybody_may_read_or_is_past_is_offered_to_nobody(kind: str) -> None:
    now = clock.now()
    if kind == "secret":
        a_referred_complaint(visibility=Visibility.SECRET)
    elif kind == "unpublished":
        a_complaint()
    elif kind == "old":
        with clock.frozen(now - timedelta(days=31)):
            a_referred_complaint()
    else:
        lead = a_referred_complaint(village_code=ELSEWHERE)
        member = a_referred_complaint()
        coordinator = a_coordinator()
        complaints.clusters.merge(coordinator, member, lead, version=member.version)
    assert offered() == []


def test_at_most_three_are_offered_the_likeliest_first() -> None:
    for _ in range(3):
        a_referred_complaint(text="Aspal terkelupas di tikungan menuju pelabuhan.")
    same = a_referred_complaint(text=TEXT)
    found = offered()
    assert len(found) == 3
    assert found[0] == same.reference


def on_desk(actor: Actor, complaint: Complaint) -> list[str]:
    found = complaints.similar.on_desk(actor, [complaint]).get(complaint.id, [])
    return [each.reference for each in found]


def test_a_desk_is_shown_what_it_handles_and_nothing_else() -> None:
    complaint = a_referred_complaint()
    secret = a_referred_complaint(visibility=Visibility.SECRET)
    waiting = a_complaint(text=TEXT)
    officer = somebody(Role.OFFICER, complaint.agency_id)
    assert on_desk(officer, complaint) == [secret.reference]
    assert set(on_desk(a_coordinator(), complaint)) == {secret.reference, waiting.reference}
    assert on_desk(somebody(Role.OFFICER, agencies.by_code("rsud").id), complaint) == []
