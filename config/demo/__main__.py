"""python -m config.demo --port 8000 --state .state: the whole product on this machine.

Says READY when it is; Ctrl-C or SIGTERM ends it and all it started.
"""

import argparse
import contextlib
import fcntl
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Never

from config.demo.launcher import Demo
from config.demo.program import is_free
from config.demo.surroundings import Place
from config.demo.terminal import Terminal
from config.kinship import adopt_orphans

PEOPLE = {
    "superadmin": "super-admin: the console",
    "admin": "administrator of the regency",
    "coordinator": "coordinator: refers complaints to agencies",
    "regent": "leads the region: the summary of it on one screen",
    "head": "leads the public works agency: its numbers",
    "counter": "counter: writes down reports for people who come",
    "officer": "officer of the public works agency: answers (officer.<agency>@ for the others)",
    "resident": "resident: files and follows complaints",
}
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StoppedError(BaseException):
    """Someone asked us to end."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the demo until it is stopped; 1 when it could not come up or stay up."""
    parser = argparse.ArgumentParser(prog="config.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--state", type=Path, default=Path(".state"))
    options = parser.parse_args(words)
    place = Place(options.port, options.state.resolve())
    terminal = Terminal()
    try:
        with _hold(place.state):
            _claim(place.port)
            run(Demo(place, terminal))
    except (RuntimeError, ValueError, OSError) as trouble:
        terminal.write(f"\nThe demo can't run: {trouble}")
        return 1
    return 0


def run(demo: Demo) -> None:
    """Open, announce, watch; close whatever happens."""
    adopt_orphans()
    for how in STOPPING:
        signal.signal(how, _stop)
    try:
        demo.open()
        announce(demo)
        demo.watch()
    except StoppedError:
        demo.terminal.write("")
        demo.terminal.say("stopping")
    finally:
        for how in STOPPING:
            signal.signal(how, signal.SIG_IGN)
        demo.close()


def announce(demo: Demo) -> None:
    """Say where to look and whom to log in as; the last line is READY."""
    place, write = demo.place, demo.terminal.write
    write("\n  Kabupaten Sambas   http://" + place.host("sambas") + "/")
    write("  Kota Depok         http://" + place.host("depok") + "/")
    write("  Platform console   http://" + place.host("platform") + "/")
    if "JEMBATAN_MAIL_PAGE" in demo.env:
        write("  Caught mail        " + demo.env["JEMBATAN_MAIL_PAGE"])
    write(f"\n  Log in as, with the password {demo.env['DEMO_PASSWORD']}")
    for name, role in PEOPLE.items():
        write(f"    {name + '@sambas.test':<26}{role}")
    write("  and the same at depok.test.")
    write(f"\n  Settings for other programs: {place.state / 'env'}; logs: {place.state / 'logs'}")
    write("  Ctrl-C stops everything.\n")
    demo.terminal.say("all is up")
    write("READY")


def _stop(_number: int, _frame: FrameType | None) -> Never:
    for how in STOPPING:  # a second Ctrl-C must not break off the tidying up
        signal.signal(how, signal.SIG_IGN)
    raise StoppedError


@contextlib.contextmanager
def _hold(state: Path) -> Iterator[None]:
    """Keep the state to ourselves; RuntimeError while another demo has it."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"another demo runs on {state}; stop it or choose another STATE."
            raise RuntimeError(message) from None
        yield


def _claim(port: int) -> None:
    """Raise RuntimeError if the port is taken, and not only by one of ours on its way out."""
    for _ in range(20):
        if is_free(port):
            return
        time.sleep(0.1)
    message = f"port {port} is in use; choose another: make demo PORT={port + 100}"
    raise RuntimeError(message)


if __name__ == "__main__":
    sys.exit(main())
