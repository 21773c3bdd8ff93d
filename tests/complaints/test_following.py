"""Following: asked for by mail and begun by its answer, or at once; told to those who wish it."""

from datetime import timedelta
from itertools import islice

import pytest
from sqlalchemy import func, select

from tenants import complaints, people, places
from tenants.complaints import Visibility, following
from tenants.complaints.actions.following.asking import ASKED_AN_HOUR
from tenants.complaints.queries.followed import MOST_FOLLOWED
from tenants.kernel import clock, outbox
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid
from tenants.people import Account, Frequency, Role
from tests.factories import (
    a_complaint,
    a_follower,
    a_mailed_follower,
    a_referred_complaint,
    a_resident,
    an_account,
    somebody,
)
from tests.statements import counted

pytestmark = pytest.mark.usefixtures("in_tenant")

READER = "siti@contoh.test"
ROAD = following.Subject(topic_code="jalan-rusak")


def told(kind: str) -> list[int]:
    """The follows to whose readers this is announced."""
    rows = select(outbox.Announcement.payload).where(outbox.Announcement.kind == kind)
    return sorted(each["follow_id"] for each in session.scalars(rows))


def follow_of(follower: following.Follower) -> int:
    return session.scalars(
        select(following.Follow.id).where(following.Follow.follower_id == follower.id)
    ).one()


def how_many(table: type) -> int:
    return session.scalars(select(func.count()).select_from(table)).one()


def test_an_address_follows_once_it_has_answered() -> None:
    found = a_referred_complaint()
    following.ask("Siti@Contoh.test", following.Subject(found.id), locale="en")
    [number] = told("follow.confirmation")
    assert following.count(found) == 0
    asked = following.by_id(number)
    assert asked
    assert (asked.follower.email, asked.follower.locale) == (READER, "en")
    assert not asked.follower.is_reachable
    following.confirm(asked)
    session.flush()
    assert following.count(found) == 1
    assert asked.follower.is_reachable


def test_one_mailbox_is_asked_five_times_an_hour_and_once_for_one_thing() -> None:
    reports = [a_referred_complaint() for _ in range(ASKED_AN_HOUR + 1)]
    for each in reports:
        for _ in range(2):
            following.ask(READER, following.Subject(each.id), locale="id")
    assert len(told("follow.confirmation")) == ASKED_AN_HOUR
    with clock.frozen(clock.now() + timedelta(hours=2)):
        following.ask(READER, following.Subject(reports[-1].id), locale="id")
    assert len(told("follow.confirmation")) == ASKED_AN_HOUR + 1


def test_what_stands_behind_a_plus_is_the_same_mailbox() -> None:
    for number in range(ASKED_AN_HOUR + 3):
        following.ask(f"siti+{number}@contoh.test", ROAD, locale="id")
    assert len(told("follow.confirmation")) == ASKED_AN_HOUR
    following.ask("siti+lain@lain.test", ROAD, locale="id")
    assert len(told("follow.confirmation")) == ASKED_AN_HOUR + 1


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(Invalid):
        following.ask("siti@contoh.test, lain@contoh.test", ROAD, locale="id")


def test_the_address_of_an_account_is_its_owners_and_not_a_second_reader() -> None:
    account = an_account()
    following.ask(account.email, ROAD, locale="id")
    [number] = told("follow.confirmation")
    asked = following.by_id(number)
    assert asked
    assert asked.follower.account_id == account.id


def test_what_was_followed_by_mail_goes_with_the_account_made_later() -> None:
    by_mail = a_mailed_follower(READER, ROAD, places=Frequency.NEVER)
    account = Account(email=READER, name="Siti", verified_at=clock.now())
    session.add(account)
    session.flush()
    mine = following.known(account.id)
    session.refresh(mine)
    assert (mine.id, mine.email, mine.places) == (by_mail.id, None, Frequency.NEVER)
    assert following.known(account.id).id == mine.id


def test_to_follow_twice_is_to_follow_once_and_a_hundred_things_are_enough() -> None:
    follower = a_follower()
    for _ in range(2):
        following.follow(follower, ROAD)
    assert how_many(following.Follow) == 1
    topics, villages = complaints.topics.named(), places.villages_of("61.01.01")
    wanted = (
        following.Subject(village_code=village.code, topic_code=code)
        for village in villages
        for code, _ in topics
    )
    for subject in islice(wanted, MOST_FOLLOWED - 1):
        following.follow(follower, subject)
    with pytest.raises(Conflict):
        following.follow(follower, next(wanted))
    assert how_many(following.Follow) == MOST_FOLLOWED


def test_an_unanswered_question_is_forgotten_after_seven_days_with_its_address() -> None:
    following.ask(READER, ROAD, locale="id")
    a_mailed_follower("lain@contoh.test", ROAD)
    with clock.frozen(clock.now() + timedelta(days=6, hours=23)):
        assert following.forget_unconfirmed() == 0
    with clock.frozen(clock.now() + timedelta(days=7, hours=1)):
        assert following.forget_unconfirmed() == 1
    assert session.scalars(select(following.Follower.email)).all() == ["lain@contoh.test"]


def test_an_address_that_follows_nothing_any_more_is_forgotten() -> None:
    one, other = a_mailed_follower(READER, ROAD), a_follower()
    following.follow(other, ROAD)
    for each in (follow_of(one), follow_of(other)):
        following.unfollow(each)
        following.unfollow(each)
    assert session.scalars(select(following.Follower.id)).all() == [other.id]


def test_who_follows_hears_at_once_unless_they_wish_otherwise_left_or_can_not_be_reached() -> None:
    reporter = a_resident()
    found = a_referred_complaint(reporter)
    subject = following.Subject(found.id)
    hears = [a_follower(), a_mailed_follower(READER, subject)]
    for follower in (
        hears[0],
        a_follower(reports=Frequency.DAILY),
        a_follower(reports=Frequency.NEVER),
        a_follower(reporter),
        gone := a_follower(),
        refusing := a_follower(),
    ):
        following.follow(follower, subject)
    people.by_id(gone.account_id or 0).disabled_at = clock.now()
    people.addresses.refuse(refusing.address, "550")
    following.ask("ragu@contoh.test", subject, locale="id")
    session.flush()
    news = answered(found)
    following.tell_of_news(found.id, news)
    following.tell_of_news(found.id, news)
    assert told("follow.news") == sorted(map(follow_of, hears))


def answered(complaint: complaints.Complaint) -> int:
    """Answer it; the number of the line that followers are told of."""
    officer = somebody(Role.OFFICER, complaint.agency_id)
    complaints.answer(officer, complaint, text="Sudah.", version=complaint.version)
    line = following.last_news(complaint)
    assert line
    return line.id


def test_who_follows_an_area_and_a_topic_hears_of_a_new_report_once() -> None:
    follower = a_follower(places=Frequency.AT_ONCE)
    following.follow(follower, ROAD)
    first = follow_of(follower)
    following.follow(follower, following.Subject(district_code="61.01.01"))
    found = a_referred_complaint()
    for _ in range(2):
        following.tell_of_new_report(found.id)
    assert told("follow.report") == [first]


def test_a_thousand_followers_are_told_in_as_many_statements_as_one() -> None:
    found = a_referred_complaint()
    statements = []
    for count in (1, 1000):
        fill(found, count)
        news = answered(found)
        with counted() as sent:
            following.tell_of_news(found.id, news)
        statements.append(len(sent))
        complaints.reopen(
            people.Actor(proofs=frozenset({found.proof})), found, note=None, version=found.version
        )
    assert statements == [2, 2]
    assert len(told("follow.news")) == 1 + 1000


def fill(found: complaints.Complaint, count: int) -> None:
    """So many follow a report from now on."""
    for number in range(how_many(following.Follower), count):
        email = f"pengikut{number}@contoh.test"
        follower = following.Follower(email=email, confirmed_at=clock.now())
        follow = following.Follow(complaint_id=found.id, confirmed_at=clock.now())
        follow.follower = follower
        session.add(follow)
    session.flush()


@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.ANONYMOUS])
def test_a_report_that_stops_being_public_is_told_no_more(visibility: Visibility) -> None:
    found = a_referred_complaint(visibility=visibility)
    following.follow(a_follower(places=Frequency.AT_ONCE), following.Subject(found.id))
    following.follow(a_follower(places=Frequency.AT_ONCE), ROAD)
    news = answered(found)
    found.published_at = None
    following.tell_of_news(found.id, news)
    following.tell_of_new_report(found.id)
    assert not told("follow.news") + told("follow.report")


def test_nothing_of_a_secret_report_is_announced_to_followers() -> None:
    following.follow(a_follower(places=Frequency.AT_ONCE), ROAD)
    found = a_referred_complaint(visibility=Visibility.SECRET)
    answered(found)
    kinds = set(session.scalars(select(outbox.Announcement.kind)))
    assert not kinds & {"complaint.news", "complaint.published"}
    following.tell_of_new_report(found.id)
    assert not told("follow.report")


def test_who_files_anonymously_while_signed_in_becomes_no_follower() -> None:
    """T69: nobody is made to follow their own report, and an anonim leaves no row at all."""
    a_complaint(a_resident(), visibility=Visibility.ANONYMOUS)
    assert how_many(following.Follower) == 0
    a_complaint(a_resident())
    assert (how_many(following.Follower), how_many(following.Follow)) == (1, 0)
