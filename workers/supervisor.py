"""Keeps one process a role alive, each forked off a process that imported everything once.

Nothing may be open when `supervise` is called: neither threads nor connections survive a fork.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Collection, Mapping
from multiprocessing.context import ForkProcess
from pathlib import Path

from config.kinship import end_with_parent

STOPPING = (signal.SIGINT, signal.SIGTERM)
PATIENCE_SECONDS = 7  # for all together: less than the demo and systemd have with us
RESTART_SECONDS = 1

Work = Callable[[], None]
_fork = multiprocessing.get_context("fork")


def supervise(roles: Mapping[str, Work]) -> None:
    """Do each role's work in a process of its own, again whenever one ends, until told to stop."""
    gc.freeze()  # what is loaded stays: the roles share its memory
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)  # kept for sigtimedwait, and for newborns
    running = {role: _start(role, work) for role, work in roles.items()}
    while signal.sigtimedwait(STOPPING, RESTART_SECONDS) is None:
        for role, process in running.items():
            if not process.is_alive():
                running[role] = _start(role, roles[role])
    _end(running.values())


def _start(role: str, work: Work) -> ForkProcess:
    process = _fork.Process(target=_live, args=(role, work, os.getpid()))
    process.start()
    return process


def _live(role: str, work: Work, supervisor: int) -> None:
    end_with_parent(signal.SIGTERM)
    if os.getppid() != supervisor:
        return  # it was gone before we could ask
    with contextlib.suppress(OSError):  # what ps, top and pgrep call us; Linux takes 15 letters
        Path("/proc/self/comm").write_text(f"worker:{role}")
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
    work()


def _end(processes: Collection[ForkProcess]) -> None:
    """Let each finish what it is at; one that takes too long is killed, its lease runs out."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    for process in processes:
        process.terminate()
    for process in processes:
        process.join(max(0, deadline - time.monotonic()))
        if process.is_alive():
            process.kill()
            process.join()
