"""C4, C5, C10 for mail: receipts come at least once, digests at most once."""

import json
import secrets

from tests.crash.town import Town
from tests.patience import until
from tests.post_office import AFTER_DATA, BEFORE_DATA

RECEIPT = "complaint.receipt"


def receipt(town: Town) -> str:
    """A report whose receipt is the only thing open; the receipt's key."""
    text = town.take_report(town.reader)
    until(lambda: town.ledger.count_referrals(text), what="the report is routed")
    return str(town.ledger.rows(text, RECEIPT)[0]["dedupe_key"])


def digest(town: Town) -> str:
    """An officer's digest with something in it; its key."""
    town.take_report()
    town.settle()
    town.post_office.clear()
    payload = {"account_id": town.place["officer"], "day": town.today()}
    return town.ledger.announce(
        "digest.officer", f"digest:{secrets.token_hex(4)}", json.dumps(payload)
    )


def test_a_receipt_whose_worker_is_killed_before_data_is_sent_once(town: Town) -> None:
    town.pause("mail")
    key = receipt(town)
    held = town.post_office.hold(BEFORE_DATA)
    town.go_on("mail")
    held.await_somebody()
    town.kill("mail")
    held.let_go()
    assert town.ledger.row(key)["state"] == "claimed"
    town.ledger.await_lapse(town.ledger.row(key)["id"])
    town.settle()
    assert town.ledger.row(key)["state"] == "done"
    assert len(town.post_office.sent_to(town.reader)) == 1


def test_a_digest_whose_worker_is_killed_before_data_is_left_to_people(town: Town) -> None:
    key = digest(town)
    held = town.post_office.hold(BEFORE_DATA)
    town.deliver()
    held.await_somebody()
    town.kill("mail")
    held.let_go()
    town.ledger.await_lapse(town.ledger.row(key)["id"])
    town.settle()
    assert town.ledger.row(key)["state"] == "ambiguous"
    assert town.post_office.messages == []


def test_a_receipt_taken_but_not_written_down_comes_again_as_the_same_message(town: Town) -> None:
    town.pause("mail")
    key = receipt(town)
    killed_between_250_and_commit(town, key)
    town.settle()
    assert town.ledger.row(key)["state"] == "done"
    mails = town.post_office.sent_to(town.reader)
    assert len(mails) == 2
    assert len({mail["Message-ID"] for mail in mails}) == 1


def test_a_digest_taken_but_not_written_down_never_comes_again(town: Town) -> None:
    key = digest(town)
    killed_between_250_and_commit(town, key)
    town.settle()
    assert town.ledger.row(key)["state"] == "ambiguous"
    assert len(town.post_office.sent_to(town.place["officer_email"])) == 1


def killed_between_250_and_commit(town: Town, key: str) -> None:
    """The server says 250 while we hold the row: the worker dies waiting to write it down."""
    held = town.post_office.hold(AFTER_DATA)
    town.deliver()
    town.go_on("mail")
    held.await_somebody()
    with town.ledger.holding("SELECT 1 FROM outbox WHERE dedupe_key = %s FOR UPDATE", key):
        held.let_go()
        until(town.ledger.waiting, what="the worker waits to write it down")
        town.kill("mail")
    town.ledger.await_lapse(town.ledger.row(key)["id"])


def test_a_mail_under_way_while_postgresql_is_killed_is_written_down_afterwards(
    town: Town,
) -> None:
    town.pause("mail")
    key = receipt(town)
    held = town.post_office.hold(AFTER_DATA)
    town.go_on("mail")
    held.await_somebody()
    town.postgres.kill()
    town.postgres.start()
    held.let_go()
    until(lambda: town.ledger.row(key)["state"] == "done", what="the same worker ends it")
    assert set(town.post_office.copies().values()) == {1}
