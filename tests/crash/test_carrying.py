"""Between two regions: carried once, wherever the carrier dies on the way."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.crash.ledger import Ledger
from tests.crash.town import ROOT, Town
from tests.patience import until

REPORT = "neighbour.report"


def neighbour_of(town: Town) -> Ledger:
    return Ledger(town.ledger.url, f"t_{town.place['neighbour']}")


def passed_on(town: Town) -> str:
    """A report that waits for the coordinator, who passes it on; its text."""
    town.kill("effects")
    text = town.take_report()
    subprocess.run(
        [sys.executable, "-m", "tests.crash.passing", town.slug, town.place["neighbour"], text],
        env=town.env, cwd=ROOT, check=True,
    )  # fmt: skip
    town.acknowledged.remove(text)  # no agency here gets it: the tests below count it
    return text


def row(town: Town) -> dict[str, object]:
    (found,) = town.ledger.ask(
        "SELECT * FROM outbox WHERE kind = %s ORDER BY id DESC LIMIT 1", REPORT
    )
    return found


@contextmanager
def held_at_the_door(town: Town) -> Iterator[Ledger]:
    """The carrier has read the report and stands before the other region, which lets nobody in."""
    there = neighbour_of(town)
    with there.holding("LOCK TABLE arrival IN ACCESS EXCLUSIVE MODE"):
        town.deliver()
        until(town.ledger.waiting, within=60, what="the carrier stands at the door")
        yield there


def test_a_carrier_killed_between_reading_and_delivering_delivers_once(town: Town) -> None:
    text = passed_on(town)
    town.work("mail")
    with held_at_the_door(town) as there:
        assert row(town)["state"] == "claimed"
        town.kill("mail")
    assert there.complaints(text) == []
    town.work("mail")
    town.ledger.await_lapse(int(str(row(town)["id"])))
    town.settle()
    assert (row(town)["state"], row(town)["attempts"]) == ("done", 2)
    assert len(there.complaints(text)) == 1


def test_a_carrier_killed_after_delivering_and_before_it_could_say_so_delivers_once(
    town: Town,
) -> None:
    text = passed_on(town)
    town.work("mail")
    with held_at_the_door(town) as there:
        mine = town.ledger.holding("SELECT 1 FROM outbox WHERE id = %s FOR UPDATE", row(town)["id"])
        mine.__enter__()
    try:
        until(lambda: there.complaints(text), what="it is delivered")
        until(town.ledger.waiting, what="the carrier would end the row")
        town.kill("mail")
    finally:
        mine.__exit__(None, None, None)
    town.work("mail")
    town.ledger.await_lapse(int(str(row(town)["id"])))
    town.settle()
    assert (row(town)["state"], row(town)["attempts"]) == ("done", 2)
    assert len(there.complaints(text)) == 1
    (arrivals,) = there.ask("SELECT count(*) AS n FROM arrival WHERE kind = %s", REPORT)
    (passages,) = there.ask("SELECT count(*) AS n FROM passage")
    assert arrivals["n"] == passages["n"]
