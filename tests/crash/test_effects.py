"""C3, C6, C7, C8, C10 for local effects: exactly once, whatever dies between two statements."""

import signal

from tests.crash.town import Town
from tests.patience import until

SUBMITTED = "complaint.submitted"


def test_a_worker_killed_after_its_claim_leaves_the_report_to_the_next(town: Town) -> None:
    town.work("effects")
    with town.held_at_routing() as text:
        (row,) = town.ledger.rows(text, SUBMITTED)
        assert row["state"] == "claimed"
        town.kill("effects")
    town.work("effects")
    town.ledger.await_lapse(row["id"])
    town.settle()
    (row,) = town.ledger.rows(text, SUBMITTED)
    assert (row["state"], row["attempts"]) == ("done", 2)
    assert town.ledger.count_referrals(text) == 1


def test_two_workers_never_take_the_same_row(town: Town) -> None:
    town.kill("effects")
    texts = [town.take_report() for _ in range(4)]
    with town.ledger.holding("LOCK TABLE outbox IN ACCESS EXCLUSIVE MODE"):
        for name in ("effects", "another"):
            town.start(name, "effects", lease=120)  # none runs out, however busy the machine
            town.relay()
        until(lambda: len(town.ledger.waiting()) >= 2, within=60, what="both stand at the claim")
    try:
        until(lambda: not town.ledger.count_open(), what="all is done: none dies holding a lease")
    finally:
        town.kill("effects", "another")
    for text in texts:
        assert [row["attempts"] for row in town.ledger.rows(text, SUBMITTED)] == [1]
        assert town.ledger.count_referrals(text) == 1


def test_a_worker_that_wakes_after_its_lease_undoes_what_it_did(town: Town) -> None:
    """It wakes holding the complaint, while the row's new owner waits for it."""
    town.work("effects")
    with town.held_at_routing() as text:
        (row,) = town.ledger.rows(text, SUBMITTED)
        town.pause("effects")
        town.ledger.await_lapse(row["id"])
        town.start("another", "effects")
        town.await_listening("another")
        town.relay()
        until(lambda: len(town.ledger.waiting()) == 2, what="the new owner waits too")
    until(lambda: len(town.ledger.waiting()) == 1, what="the sleeper's statement was answered")
    town.go_on("effects")
    try:
        until(lambda: town.ledger.rows(text, SUBMITTED)[0]["state"] == "done")
    finally:
        town.kill("another")
    (done,) = town.ledger.rows(text, SUBMITTED)
    assert done["attempts"] == 2
    assert done["claimed_by"] != row["claimed_by"]
    assert town.ledger.count_referrals(text) == 1
    assert "lease_lost" in town.log("effects")


def test_a_worker_killed_after_its_commit_and_before_rq_knows_does_nothing_twice(
    town: Town,
) -> None:
    town.work("effects")
    with town.held_at_routing() as text:
        town.signal_redis(signal.SIGSTOP)
    try:
        until(lambda: town.ledger.rows(text, SUBMITTED)[0]["state"] == "done")
        town.kill("effects")
    finally:
        town.signal_redis(signal.SIGCONT)
    town.work("effects", "mail")
    town.relay()  # as rq would, if it found the job again
    town.settle()
    assert {row["state"] for row in town.ledger.rows(text)} == {"done"}
    assert town.ledger.count_referrals(text) == 1


def test_postgresql_killed_in_mid_job_loses_nothing_and_needs_no_new_worker(town: Town) -> None:
    town.work("effects", "mail")
    before = {name: child.pid for name, child in town.workers.items()}
    town.pause("effects")
    text = town.take_report(town.reader)
    lock = town.ledger.holding_complaint(text)
    lock.__enter__()
    town.go_on("effects")
    until(town.ledger.waiting)
    town.postgres.kill()
    town.postgres.start()
    town.settle()
    assert {row["state"] for row in town.ledger.rows(text)} == {"done"}
    assert town.ledger.count_referrals(text) == 1
    assert town.resident().get("/").status == 200
    assert {name: child.pid for name, child in town.workers.items() if child.is_alive} == before
