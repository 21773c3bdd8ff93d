"""C1, C2, C9: the nudge never rings, its queue is emptied, or Redis is not there at all."""

import http.client
import os
import signal
import threading
import time

from tests.crash.town import Town
from tests.patience import until

LONGEST_REQUEST_SECONDS = 5


def test_a_web_process_killed_after_its_commit_and_before_its_nudge_loses_nothing(
    town: Town,
) -> None:
    """Redis stands still: the request is committed and waits at the doorbell."""
    who = town.resident(town.reader)
    who.write()
    answered: list[bool] = []
    sending = threading.Thread(target=lambda: answered.append(_is_answered(who.send)))
    town.signal_redis(signal.SIGSTOP)
    try:
        sending.start()
        until(lambda: town.ledger.complaints(who.text), what="the report is committed")
        os.kill(town.web_worker(), signal.SIGKILL)
        sending.join(30)
    finally:
        town.signal_redis(signal.SIGCONT)
    assert answered == [False]
    assert not town.queued("effects")
    town.acknowledged.append(who.text)  # the person saw no answer, yet it may not be half there
    town.settle()
    assert town.ledger.count_referrals(who.text) == 1
    assert len(town.post_office.sent_to(town.reader)) == 1


def test_pressing_the_button_again_after_a_crash_files_nothing_twice(town: Town) -> None:
    who = town.resident()
    who.write()
    with town.ledger.holding("LOCK TABLE complaint IN ACCESS EXCLUSIVE MODE"):
        sending = threading.Thread(target=lambda: _is_answered(who.send))
        sending.start()
        until(town.ledger.waiting, what="the request waits")
        os.kill(town.web_worker(), signal.SIGKILL)
        sending.join(30)
    assert until(who.send, what="the button works again")
    assert who.send(), "and once more"
    town.acknowledged.append(who.text)
    town.settle()
    assert len(town.ledger.complaints(who.text)) == 1


def test_a_redis_that_is_emptied_loses_no_report(town: Town) -> None:
    town.kill("effects", "schedule")
    town.work("mail")
    text = town.take_report(town.reader)
    assert town.queued("effects")
    with town.redis() as redis:
        redis.flushall()
    town.work("effects")
    assert town.ledger.count_referrals(text) == 0
    town.ledger.pass_time()
    town.begin_minute()
    town.start("schedule", "schedule")
    try:
        until(
            lambda: not town.ledger.count_open(),
            within=60,  # it starts every job that is due first, of every region
            what="the schedule's own sweep brings it",
        )
    finally:
        town.kill("schedule", "effects", "mail")  # their registration was flushed away
    assert town.ledger.count_referrals(text) == 1
    assert len(town.post_office.sent_to(town.reader)) == 1


def test_a_report_is_taken_while_redis_is_down_and_reaches_its_agency_without_it(
    town: Town,
) -> None:
    town.valkey.kill()
    try:
        started = time.monotonic()
        text = town.take_report(town.reader)
        assert time.monotonic() - started < LONGEST_REQUEST_SECONDS
        assert town.resident().get("/").status == 200
        town.ledger.pass_time()
        town.begin_minute()
        town.start("schedule", "schedule")
        until(lambda: not town.ledger.count_open(), what="the schedule does it by itself")
        assert town.ledger.count_referrals(text) == 1
        assert len(town.post_office.sent_to(town.reader)) == 1
    finally:
        town.kill("schedule", "effects", "mail")
        town.restart_redis()


def _is_answered(send: "object") -> bool:
    try:
        return bool(send())  # type: ignore[operator]
    except (OSError, http.client.HTTPException):
        return False
