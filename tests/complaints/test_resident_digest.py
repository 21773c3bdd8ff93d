"""What a resident reads in a digest: each kind of news in its own time, and only what is public."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tenants import complaints
from tenants.complaints import Complaint, Verdict, Visibility, following
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.people import Frequency, Role
from tests.factories import (
    a_coordinator,
    a_follower,
    a_mailed_follower,
    a_referred_complaint,
    a_resident,
    an_answered_complaint,
    somebody,
)
from tests.factories.complaints import ROAD, VILLAGES

pytestmark = pytest.mark.usefixtures("in_tenant")

DAILY, WEEKLY, NEVER = Frequency.DAILY, Frequency.WEEKLY, Frequency.NEVER
ALL_DAILY = {"own": DAILY, "reports": DAILY, "places": DAILY}
# Sambas is at UTC+7: this is Tuesday 24 November 2026, 12:00 there, and the digest of Wednesday.
NOON, NEXT_DAY = datetime(2026, 11, 24, 5, tzinfo=UTC), date(2026, 11, 25)
MONDAY = date(2026, 11, 30)
VILLAGE = VILLAGES["sambas"]
DISTRICT = VILLAGE.rpartition(".")[0]


def listed(digest: complaints.digests.ResidentDigest) -> dict[str, list[int]]:
    """By section, the ids it lists."""
    sections = ("mine", "followed", "fresh", "settled")
    found = {name: [each.id for each in getattr(digest, name).listed] for name in sections}
    return {name: numbers for name, numbers in found.items() if numbers}


def answer(complaint: Complaint) -> None:
    officer = somebody(Role.OFFICER, complaint.agency_id)
    complaints.answer(officer, complaint, text="Sudah.", version=complaint.version)


def test_own_news_and_what_is_new_where_one_reported_but_no_secret_of_a_neighbour() -> None:
    resident = a_resident()
    with clock.frozen(NOON):
        mine = a_referred_complaint(resident)
        a_referred_complaint(visibility=Visibility.SECRET)
        nearby = a_referred_complaint(visibility=Visibility.ANONYMOUS)
        answer(mine)
    follower = a_follower(resident, **ALL_DAILY)
    digest = complaints.digests.of_resident(follower, NEXT_DAY)
    assert listed(digest) == {"mine": [mine.id], "fresh": [nearby.id]}


def test_it_counts_what_it_does_not_list() -> None:
    resident = a_resident()
    with clock.frozen(NOON):
        for _ in range(12):
            a_referred_complaint(resident)
    mine = complaints.digests.of_resident(a_follower(resident, own=DAILY), NEXT_DAY).mine
    assert (mine.count, len(mine.listed), mine.others) == (12, 10, 2)


def test_what_comes_at_once_is_in_no_digest() -> None:
    """A digest replaces the mail at once; it never comes besides."""
    resident = a_resident()
    with clock.frozen(NOON):
        mine, other = a_referred_complaint(resident), a_referred_complaint()
        follower = a_follower(resident, places=NEVER)
        following.follow(follower, following.Subject(other.id))
        answer(mine)
        answer(other)
    assert complaints.digests.of_resident(follower, NEXT_DAY).is_empty
    assert complaints.digests.of_resident(follower, MONDAY).is_empty
    follower.own = follower.reports = DAILY
    session.flush()
    digest = complaints.digests.of_resident(follower, NEXT_DAY)
    assert listed(digest) == {"mine": [mine.id], "followed": [other.id]}


def test_what_is_weekly_comes_on_monday_with_the_whole_week_and_what_is_daily_beside_it() -> None:
    follower = a_follower(reports=DAILY, places=WEEKLY)
    with clock.frozen(NOON):
        first = a_referred_complaint()
        following.follow(follower, following.Subject(topic_code=ROAD))
        following.follow(follower, following.Subject(first.id))
    with clock.frozen(NOON + timedelta(days=5)):
        answer(first)
    days = [
        complaints.digests.of_resident(follower, NEXT_DAY + timedelta(days=n)) for n in range(6)
    ]
    assert [listed(each) for each in days] == [
        *[{}] * 5,
        {"followed": [first.id], "fresh": [first.id]},
    ]


def test_no_moment_is_in_two_digests_of_one_kind_or_in_none() -> None:
    follower = a_follower(**ALL_DAILY)
    following.follow(follower, following.Subject(village_code=VILLAGE))
    six = datetime(2026, 11, 24, 23, tzinfo=UTC)
    for moment, day in ((six - timedelta(seconds=1), NEXT_DAY), (six, date(2026, 11, 26))):
        with clock.frozen(moment):
            found = a_referred_complaint()
        told = [
            NEXT_DAY + timedelta(days=n)
            for n in range(-1, 4)
            if found.id
            in listed(complaints.digests.of_resident(follower, NEXT_DAY + timedelta(days=n))).get(
                "fresh", []
            )
        ]
        assert told == [day]


@pytest.mark.parametrize(
    ("subject", "is_told"),
    [
        (following.Subject(district_code=DISTRICT), True),
        (following.Subject(village_code=VILLAGE), True),
        (following.Subject(topic_code=ROAD), True),
        (following.Subject(district_code=DISTRICT, topic_code=ROAD), True),
        (following.Subject(village_code="61.01.01.2002"), False),
        (following.Subject(district_code="61.01.02"), False),
        (following.Subject(topic_code="lampu-jalan-mati"), False),
        (following.Subject(district_code=DISTRICT, topic_code="lampu-jalan-mati"), False),
        (following.Subject(village_code="61.01.01.2002", topic_code=ROAD), False),
    ],
)
def test_an_area_and_a_topic_hold_what_lies_in_them(
    subject: following.Subject, *, is_told: bool
) -> None:
    follower = a_follower(places=DAILY)
    following.follow(follower, subject)
    with clock.frozen(NOON):
        found = a_referred_complaint()
    told = listed(complaints.digests.of_resident(follower, NEXT_DAY))
    assert told == ({"fresh": [found.id]} if is_told else {})


def test_what_was_settled_there_is_told_once() -> None:
    """Not in two lists: who follows the report itself reads of it there."""
    follower = a_follower(**ALL_DAILY)
    following.follow(follower, following.Subject(district_code=DISTRICT))
    reporter = a_resident()
    with clock.frozen(NOON - timedelta(days=3)):
        found, other = an_answered_complaint(reporter), an_answered_complaint(reporter)
    following.follow(follower, following.Subject(other.id))
    with clock.frozen(NOON):
        for each in (found, other):
            complaints.judge(reporter, each, verdict=Verdict.YES, note=None, version=each.version)
    told = listed(complaints.digests.of_resident(follower, NEXT_DAY))
    assert told == {"followed": [other.id], "settled": [found.id]}


def test_a_report_that_was_rejected_is_told_no_more() -> None:
    follower = a_follower(**ALL_DAILY)
    following.follow(follower, following.Subject(district_code=DISTRICT))
    with clock.frozen(NOON):
        found = a_referred_complaint()
        following.follow(follower, following.Subject(found.id))
        officer = somebody(Role.OFFICER, found.agency_id)
        complaints.start_work(officer, found, version=found.version)
        complaints.give_back(officer, found, reason="Bukan.", version=found.version)
        complaints.reject(a_coordinator(), found, reason="Bukan.", version=found.version)
    assert complaints.digests.of_resident(follower, NEXT_DAY).is_empty


def test_an_address_without_an_account_reads_of_its_own_reports_too() -> None:
    with clock.frozen(NOON):
        other = a_referred_complaint()
        mine = a_referred_complaint(email="siti@contoh.test")
        answer(mine)
    follower = a_mailed_follower(
        "siti@contoh.test", following.Subject(other.id), own=DAILY, reports=DAILY
    )
    assert listed(complaints.digests.of_resident(follower, NEXT_DAY)) == {"mine": [mine.id]}
