"""CPU that processes have used, from /proc: a count that a busy neighbour changes little."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.bench.ground import Ground

_TICK = os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    """Processes that `pid` started and that still run."""
    found = []
    with suppress(FileNotFoundError, ProcessLookupError):  # PostgreSQL's workers come and go
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += [int(each) for each in (task / "children").read_text().split()]
    return found


def used_by(ground: Ground, program: str) -> float:
    """Seconds of CPU of a program and of PostgreSQL, with all that they started."""
    roots = ground.running[program].child.pid, ground.postgres.pid
    return sum(_used(pid) for root in roots for pid in _tree(root))


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for child in children(pid):
        yield from _tree(child)


def _used(pid: int) -> float:
    """utime, stime, and those of children that have ended (proc_pid_stat(5), fields 14 to 17).

    What ended while we looked is its parent's from now on.
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return sum(int(each) for each in fields[11:15]) / _TICK
