"""`python -m workers`: a lane that dies is started again, and a stop leaves nobody behind."""

import contextlib
import os
import signal
from pathlib import Path

import pytest

from config.demo.child import Child
from tests.crash.town import Town
from tests.patience import until
from tests.post_office import BEFORE_DATA

LONGEST_STOP_SECONDS = 10
LANES = {"effects", "mail", "upkeep", "schedule"}


@pytest.fixture
def crew(town: Town) -> Child:
    """The supervisor and its lanes instead of the town's own workers."""
    town.kill("effects", "mail", "schedule")
    child = town.start("crew", "")
    until(lambda: set(lanes(child)) == LANES, what="all lanes run")
    yield child
    town.kill("crew")


def lanes(crew: Child) -> dict[str, int]:
    """Role and process id of each lane."""
    children = Path(f"/proc/{crew.pid}/task/{crew.pid}/children").read_text().split()
    names = {int(pid): Path(f"/proc/{pid}/comm").read_text().strip() for pid in children}
    return {name.partition(":")[2]: pid for pid, name in names.items() if ":" in name}


def is_gone(pid: int) -> bool:
    """Ended, though nobody may have reaped it yet: then it has no command line."""
    with contextlib.suppress(OSError):
        return not Path(f"/proc/{pid}/cmdline").read_bytes()
    return True


def test_a_killed_lane_is_started_again_and_does_its_work(town: Town, crew: Child) -> None:
    killed = lanes(crew)["effects"]
    os.kill(killed, signal.SIGKILL)
    until(lambda: lanes(crew).get("effects") not in (None, killed), what="another lane runs")
    text = town.take_report()
    until(lambda: town.ledger.count_referrals(text) == 1, what="it does its work")


def test_a_stop_ends_every_lane_in_time_even_one_that_hangs_in_smtp(
    town: Town, crew: Child
) -> None:
    held = town.post_office.hold(BEFORE_DATA)
    text = town.take_report(town.reader)
    held.await_somebody(60)
    pids = [crew.pid, *lanes(crew).values()]
    crew.process.send_signal(signal.SIGTERM)
    assert crew.process.wait(LONGEST_STOP_SECONDS) == 0
    assert all(is_gone(pid) for pid in pids)
    held.let_go()
    town.settle()
    assert {row["state"] for row in town.ledger.rows(text)} == {"done"}


def test_a_killed_supervisor_takes_its_lanes_with_it(town: Town, crew: Child) -> None:
    pids = list(lanes(crew).values())
    os.kill(crew.pid, signal.SIGKILL)
    until(lambda: all(is_gone(pid) for pid in pids), what="no lane is left alone")
