"""What followers get by mail: what they wished, at their hours, until they stop it."""

import re
from datetime import datetime, timedelta

import pytest
from flask import Flask

from config import settings
from tenants import complaints
from tenants.complaints import Visibility, following
from tenants.kernel import clock
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.outbox import State
from tenants.kernel.tenancy import Tenant
from tenants.people import Frequency
from tests.factories import (
    a_follower,
    a_mailed_follower,
    a_referred_complaint,
    an_account,
    an_officer,
)
from tests.lanes import Bells
from tests.post_office import PostOffice
from tests.visitor import Visitor
from tests.workers.ledger import MORNING, clear, rows
from tests.workers.letters import Sent, sent
from workers import relay

READER = "siti@contoh.test"
HOUR = timedelta(hours=1)
# In Sambas, which is at UTC+7: 22:00 on Tuesday, and six on Wednesday.
NIGHT, SIX = MORNING - 9.5 * HOUR, MORNING - 1.5 * HOUR
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def followed(undone: None, bells: Bells, sambas: Tenant) -> int:
    """The id of a public report that READER follows at once; nothing else is to be told."""
    with clock.frozen(NIGHT - 24 * HOUR), unit_of_work(sambas):
        found = a_referred_complaint()
        a_mailed_follower(READER, following.Subject(found.id))
        number = found.id
    clear(sambas)
    return number


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "QUIET_FROM", 21)
    monkeypatch.setattr(settings, "QUIET_UNTIL", 6)


def answer(tenant: Tenant, complaint_id: int, text: str = "Sudah ditambal.") -> None:
    with unit_of_work(tenant):
        complaint = complaints.by_id(complaint_id)
        complaints.answer(an_officer(), complaint, text=text, version=complaint.version)


def delivered(
    tenant: Tenant, office: PostOffice, at: datetime = MORNING, kind: str = "follow.news"
) -> list[Sent]:
    """What of this kind goes out at that moment."""
    office.clear()
    with clock.frozen(at):
        relay.drain_effects(tenant.key)
        relay.drain_mail(tenant.key)
    return [each for each in sent(tenant, office) if each.kind == kind]


def stop_of(mail: Sent) -> str:
    found = re.fullmatch(r"<http://sambas\.localhost:8000(/\S+)>", mail.message["List-Unsubscribe"])
    assert found
    assert mail.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    return found[1]


def test_an_answer_is_told_once_with_its_words_and_without_what_is_private(
    sambas: Tenant, followed: int, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING):
        answer(sambas, followed, "Sudah ditambal. Hubungi Pak Adi di 0812-3456-7890.")
    (mail,) = delivered(sambas, post_office)
    assert mail.message["To"] == READER
    for part in (mail.text, mail.html):
        assert "Sudah ditambal." in part
        assert "0812" not in part
        assert "/lacak/" not in part
    assert delivered(sambas, post_office) == []


def test_only_the_last_of_what_happened_meanwhile_is_told(
    sambas: Tenant, followed: int, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING), unit_of_work(sambas):
        complaint = complaints.by_id(followed)
        complaints.start_work(an_officer(), complaint, version=complaint.version)
    with clock.frozen(MORNING):
        answer(sambas, followed)
    (mail,) = delivered(sambas, post_office)
    assert "Ditanggapi" in str(mail.message["Subject"])


def test_what_is_told_at_night_waits_until_six_and_goes_out_once(
    sambas: Tenant, followed: int, post_office: PostOffice, quiet: None
) -> None:
    with clock.frozen(NIGHT):
        answer(sambas, followed)
    for moment in (NIGHT, NIGHT + HOUR, SIX - timedelta(seconds=1)):
        assert delivered(sambas, post_office, moment) == []
    (waiting,) = [each for each in rows(sambas) if each.kind == "follow.news"]
    assert (waiting.state, waiting.attempts, waiting.not_before) == (State.READY, 0, SIX)
    assert len(delivered(sambas, post_office, SIX)) == 1
    assert delivered(sambas, post_office, SIX + HOUR) == []


@pytest.mark.parametrize(
    ("hours", "due_at"),
    [((0, 0), NIGHT), ((22, 8), SIX + 2 * HOUR), ((23, 6), NIGHT), ((20, 23), NIGHT + HOUR)],
)
def test_somebody_may_choose_their_own_quiet_hours_or_none(
    sambas: Tenant,
    followed: int,
    post_office: PostOffice,
    quiet: None,
    hours: tuple[int, int],
    due_at: datetime,
) -> None:
    with unit_of_work(sambas):
        following.rest(session.query(following.Follower).one(), *hours)
    with clock.frozen(NIGHT):
        answer(sambas, followed)
    found = {
        moment: len(delivered(sambas, post_office, moment))
        for moment in (NIGHT, NIGHT + HOUR, SIX, SIX + 2 * HOUR)
    }
    assert {moment for moment, count in found.items() if count} == {due_at}


def test_a_reporters_news_waits_too_but_not_the_receipt_nor_an_officers_work(
    undone: None, bells: Bells, sambas: Tenant, post_office: PostOffice, quiet: None
) -> None:
    clear(sambas)
    with clock.frozen(NIGHT), unit_of_work(sambas):
        an_officer()
        number = a_referred_complaint(email=READER).id
    with clock.frozen(NIGHT):
        answer(sambas, number)
    delivered(sambas, post_office, NIGHT)
    assert {each.kind for each in sent(sambas, post_office)} == {
        "complaint.receipt",
        "complaint.referred",
    }
    assert len(delivered(sambas, post_office, SIX, "complaint.answer")) == 1


def test_who_takes_a_digest_of_their_own_reports_gets_the_receipt_and_no_mail_besides(
    undone: None, bells: Bells, sambas: Tenant, post_office: PostOffice
) -> None:
    clear(sambas)
    with clock.frozen(MORNING), unit_of_work(sambas):
        account = an_account()
        email = account.email
        a_follower(account.as_actor(), own=Frequency.WEEKLY)
        number = a_referred_complaint(account.as_actor()).id
    with clock.frozen(MORNING):
        answer(sambas, number)
    post_office.clear()
    delivered(sambas, post_office)
    mine = [each.kind for each in sent(sambas, post_office) if each.message["To"] == email]
    assert mine == ["complaint.receipt"]


def test_one_click_ends_that_follow_alone_and_only_looking_does_not(
    app: Flask, sambas: Tenant, followed: int, post_office: PostOffice
) -> None:
    """RFC 8058: who got the mail from its reader ends no more than this."""
    with clock.frozen(MORNING), unit_of_work(sambas):
        other = a_referred_complaint().id
        following.follow(session.query(following.Follower).one(), following.Subject(other))
    with clock.frozen(MORNING):
        answer(sambas, followed)
    (mail,) = delivered(sambas, post_office)
    path = stop_of(mail)
    assert "/ikuti/saya/" not in mail.text + mail.html  # no way to what else they follow
    scanner, program = Visitor(app, sambas.host), Visitor(app, sambas.host)
    assert scanner.get(path).status == 200
    with unit_of_work(sambas, read_only=True):
        assert following.count(complaints.by_id(followed)) == 1
    for _ in range(2):
        assert program.open(path, "POST", data=ONE_CLICK).status == 200  # no Origin, no cookie
    with unit_of_work(sambas, read_only=True):
        assert following.count(complaints.by_id(followed)) == 0
        assert following.count(complaints.by_id(other)) == 1
    assert program.open(path + "0", "POST", data=ONE_CLICK).status == 404
    assert program.open(path.replace("/ikuti/", "/ringkasan/"), "POST").status == 404


def test_who_stops_between_the_announcement_and_the_mail_gets_none(
    app: Flask, sambas: Tenant, followed: int, post_office: PostOffice, quiet: None
) -> None:
    with clock.frozen(NIGHT):
        answer(sambas, followed)
    assert delivered(sambas, post_office, NIGHT) == []
    with unit_of_work(sambas):
        following.unfollow(session.query(following.Follow).one().id)
    assert delivered(sambas, post_office, SIX) == []


def test_a_report_that_is_public_no_more_is_not_told_of_even_if_it_was_announced(
    sambas: Tenant, followed: int, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING):
        answer(sambas, followed)
        relay.drain_effects(sambas.key)
    with unit_of_work(sambas):
        complaints.by_id(followed).published_at = None
    assert delivered(sambas, post_office) == []


def test_a_new_report_is_told_where_somebody_follows_and_a_secret_one_is_not(
    sambas: Tenant, followed: int, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING - HOUR), unit_of_work(sambas):
        follower = session.query(following.Follower).one()
        follower.places = Frequency.AT_ONCE
        following.follow(follower, following.Subject(district_code="61.01.01"))
    with clock.frozen(MORNING), unit_of_work(sambas):
        found = a_referred_complaint(visibility=Visibility.ANONYMOUS).reference
        secret = a_referred_complaint(visibility=Visibility.SECRET).reference
    (mail,) = delivered(sambas, post_office, kind="follow.report")
    assert found in mail.text
    mine = [each.text for each in sent(sambas, post_office) if each.message["To"] == READER]
    assert secret not in "".join(mine)
    stop_of(mail)


def test_an_unanswered_question_brings_its_mail_and_nothing_else(
    app: Flask, sambas: Tenant, followed: int, post_office: PostOffice
) -> None:
    with clock.frozen(MORNING), unit_of_work(sambas):
        following.ask("ragu@contoh.test", following.Subject(followed), locale="id")
    with clock.frozen(MORNING):
        answer(sambas, followed)
    (question,) = delivered(sambas, post_office, kind="follow.confirmation")
    assert question.message["To"] == "ragu@contoh.test"
    assert question.message["List-Unsubscribe"] is None
    told = [each for each in sent(sambas, post_office) if each.kind == "follow.news"]
    assert [each.message["To"] for each in told] == [READER]
