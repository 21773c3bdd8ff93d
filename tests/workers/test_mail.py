"""What becomes of a mail: sent, later, never, or nobody knows; each kind keeps its promise."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from config import settings
from config.demo.program import free_port
from tenants import people
from tenants.kernel import clock, outbox
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.deliveries import Delivery, delivery_of
from tenants.kernel.outbox import Announcement, State
from tenants.kernel.tenancy import Tenant
from tests.factories import a_complaint, a_referred_complaint, an_officer
from tests.post_office import AFTER_DATA, BEFORE_DATA, MAIL_FROM, PostOffice
from tests.workers.ledger import MORNING, announce, clear, row, rows
from workers import relay
from workers.effects import MAIL, Promise

DIGESTS = {"digest.officer", "digest.coordinator", "digest.resident", "digest.leader"}
READER = "siti@contoh.test"
RECEIPT, DIGEST = "complaint.receipt", "digest.officer"
LEASE = timedelta(seconds=settings.LEASE_SECONDS)


@pytest.fixture(autouse=True)
def morning(undone: None, bells: object, sambas: Tenant) -> Iterator[None]:
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def receipt(sambas: Tenant) -> str:
    """Key of a receipt that is the only thing due; it comes at least once."""
    with unit_of_work(sambas):
        complaint = a_complaint(email=READER)
        key = f"complaint:{complaint.id}:v{complaint.version}:{RECEIPT}"
    leave(sambas, key)
    return key


@pytest.fixture
def digest(sambas: Tenant) -> str:
    """Key of an officer's digest with something in it; it comes at most once."""
    with unit_of_work(sambas):
        a_referred_complaint()
        officer = an_officer()
    clear(sambas)
    announce(sambas, DIGEST, "digest", account_id=officer.id, day="2026-11-25")
    return "digest"


def leave(tenant: Tenant, key: str) -> None:
    """Nothing else is due."""
    with unit_of_work(tenant):
        session.query(Announcement).filter(Announcement.dedupe_key != key).delete()


def found(tenant: Tenant, key: str) -> tuple[str, int]:
    return row(tenant, key).state, row(tenant, key).attempts


def begin(tenant: Tenant, kind: str) -> None:
    """As a worker that dies between SMTP's first word and the row's end."""
    with unit_of_work(tenant):
        taken = outbox.claim(kinds=frozenset({kind}), lease=LEASE)
        assert taken
        assert outbox.begin(taken.id, taken.claimed_by or "", lease=LEASE)


def test_a_mail_is_sent_once_and_written_down(
    sambas: Tenant, receipt: str, post_office: PostOffice
) -> None:
    relay.drain_mail("sambas")
    relay.drain_mail("sambas")
    assert found(sambas, receipt) == (State.DONE, 1)
    assert len(post_office.sent_to(READER)) == 1


@pytest.mark.parametrize(
    ("reply", "at"),
    [("550 5.1.1 no such mailbox", BEFORE_DATA), ("554 5.6.0 content refused", AFTER_DATA)],
)
def test_a_5xx_about_address_or_content_is_the_end_with_the_servers_own_words(
    sambas: Tenant, receipt: str, post_office: PostOffice, reply: str, at: str
) -> None:
    post_office.refuse(reply, at)
    relay.drain_mail("sambas")
    assert found(sambas, receipt) == (State.DEAD, 1)
    code, _, words = reply.partition(" ")
    assert code in (row(sambas, receipt).last_error or "")
    assert words in (row(sambas, receipt).last_error or "")
    with clock.frozen(MORNING + timedelta(days=30)):
        relay.drain_mail("sambas")
    assert post_office.messages == []


@pytest.mark.parametrize(
    ("reply", "at"),
    [
        ("530 5.7.0 authenticate first", MAIL_FROM),
        ("550 5.7.1 relaying denied", BEFORE_DATA),
        ("550 5.7.26 this sender is not authenticated", AFTER_DATA),
    ],
)
def test_a_fault_of_ours_or_of_the_server_loses_no_mail(
    sambas: Tenant, receipt: str, post_office: PostOffice, reply: str, at: str
) -> None:
    """Staff see that it waits and why; once the fault is mended, it goes out by itself."""
    for hours in (0, 1, 6):
        post_office.refuse(reply, at)
        with clock.frozen(MORNING + timedelta(hours=hours)):
            relay.drain_mail("sambas")
    assert delivery_of(row(sambas, receipt)) is Delivery.RETRYING
    assert reply.split()[1] in (row(sambas, receipt).last_error or "")
    with clock.frozen(MORNING + timedelta(days=1)):
        relay.drain_mail("sambas")
    assert found(sambas, receipt) == (State.DONE, 4)
    assert len(post_office.sent_to(READER)) == 1


@pytest.mark.parametrize("at", [BEFORE_DATA, AFTER_DATA])
@pytest.mark.parametrize("mail", ["receipt", "digest"])
def test_a_4xx_is_a_later_whatever_was_promised(
    sambas: Tenant, request: pytest.FixtureRequest, post_office: PostOffice, mail: str, at: str
) -> None:
    """It surely was not taken, so even what may come once only may be tried again."""
    key = request.getfixturevalue(mail)
    post_office.refuse("451 4.7.1 greylisted, come back", at)
    relay.drain_mail("sambas")
    waiting = row(sambas, key)
    assert (waiting.state, waiting.attempts) == (State.READY, 1)
    assert "greylisted" in (waiting.last_error or "")
    assert timedelta(minutes=1) <= waiting.not_before - MORNING <= timedelta(minutes=1.2)
    with clock.frozen(waiting.not_before):
        relay.drain_mail("sambas")
    assert found(sambas, key) == (State.DONE, 2)
    assert len(post_office.messages) == 1


def test_a_server_that_is_away_delays_nothing_but_the_mail(
    sambas: Tenant, receipt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SMTP_URL", f"smtp://127.0.0.1:{free_port()}")
    relay.drain_mail("sambas")
    assert found(sambas, receipt) == (State.READY, 1)
    assert "refused" in (row(sambas, receipt).last_error or "")


def test_a_receipt_whose_line_broke_in_data_comes_again_as_the_same_message(
    sambas: Tenant, receipt: str, post_office: PostOffice
) -> None:
    post_office.hang_up(AFTER_DATA)
    relay.drain_mail("sambas")
    assert found(sambas, receipt) == (State.READY, 1)
    with clock.frozen(row(sambas, receipt).not_before):
        relay.drain_mail("sambas")
    assert found(sambas, receipt) == (State.DONE, 2)
    assert list(post_office.copies().values()) == [2]


def test_a_digest_whose_line_broke_in_data_is_left_to_people(
    sambas: Tenant, digest: str, post_office: PostOffice
) -> None:
    post_office.hang_up(AFTER_DATA)
    relay.drain_mail("sambas")
    assert found(sambas, digest) == (State.AMBIGUOUS, 1)
    assert row(sambas, digest).last_error
    with clock.frozen(MORNING + timedelta(days=1)):
        relay.drain_mail("sambas")
    assert len(post_office.messages) == 1


def test_a_lost_lease_means_what_the_kind_promised(
    sambas: Tenant, receipt: str, post_office: PostOffice
) -> None:
    """A worker died while it sent both."""
    announce(sambas, DIGEST, "digest", account_id=0, day="2026-11-25")
    begin(sambas, RECEIPT)
    begin(sambas, DIGEST)
    relay.drain_mail("sambas")
    assert found(sambas, receipt) == found(sambas, "digest") == (State.CLAIMED, 1)
    with clock.frozen(MORNING + LEASE + timedelta(seconds=1)):
        relay.drain_mail("sambas")
    assert found(sambas, receipt) == (State.DONE, 2)
    assert found(sambas, "digest") == (State.AMBIGUOUS, 1)
    assert [each["To"] for each in post_office.messages] == [READER]


def test_only_digests_may_go_missing() -> None:
    """Whoever waits for a receipt or a link to get in must get it, if need be twice."""
    at_most_once = {kind for kind, mail in MAIL.items() if mail.promise is Promise.AT_MOST_ONCE}
    assert at_most_once == relay.AT_MOST_ONCE == DIGESTS


def test_a_mail_that_can_not_be_written_delays_only_itself(
    sambas: Tenant, receipt: str, post_office: PostOffice
) -> None:
    announce(sambas, RECEIPT, "about nothing", complaint_id=0)
    relay.drain_mail("sambas")
    assert found(sambas, "about nothing") == (State.READY, 1)
    assert "NoResultFound" in (row(sambas, "about nothing").last_error or "")
    assert found(sambas, receipt) == (State.DONE, 1)


def test_a_mail_for_nobody_is_done_without_a_word(sambas: Tenant, post_office: PostOffice) -> None:
    """The report left the agency, or the officer left the house, before the mail was written."""
    with unit_of_work(sambas):
        complaint = a_referred_complaint()
        gone, elsewhere = an_officer(), an_officer("dinas-sosial")
        people.by_id(gone.id or 0).disabled_at = MORNING
        number = complaint.id
    clear(sambas)
    for key, officer in (("gone", gone), ("elsewhere", elsewhere)):
        announce(sambas, "complaint.referred", key, complaint_id=number, account_id=officer.id)
    announce(sambas, "people.password_reset", "disabled", account_id=gone.id)
    relay.drain_mail("sambas")
    assert {each.state for each in rows(sambas)} == {State.DONE}
    assert post_office.messages == []
