"""A server or command run as our direct child, which never outlives us."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from config.kinship import end_with_parent

_started: set[int] = set()  # ids of every process that a Child ever started


@dataclass(slots=True)
class Child:
    """One process in a group of its own, so that a Ctrl-C reaches only whoever started it.

    `user` and `group` are numeric ids to run as; only root can set them.
    Start it from a thread that stays: Linux ends the child with the thread that made it.
    """

    command: Sequence[str]
    log: Path | None = None
    env: Mapping[str, str] | None = None
    cwd: Path | None = None
    user: int | None = None
    group: int | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it after ending what an earlier run left in its group; not if it runs."""
        if self.is_alive:
            return
        self.kill()
        with contextlib.ExitStack() as stack:
            output = stack.enter_context(self.log.open("ab")) if self.log else None
            self.process = subprocess.Popen(
                list(self.command),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if output else None,
                env=self.env,
                cwd=self.cwd,
                user=self.user,
                group=self.group,
                extra_groups=None if self.user is None else [],
                process_group=0,
                preexec_fn=partial(end_with_parent, signal.SIGINT),  # noqa: PLW1509 - takes no lock
            )
            _started.add(self.process.pid)

    @property
    def is_alive(self) -> bool:
        """Whether it runs now."""
        return self.process is not None and self.process.poll() is None

    @property
    def pid(self) -> int:
        """Process id; LookupError before the first start."""
        if self.process is None:
            message = f"{self.command[0]} was never started"
            raise LookupError(message)
        return self.process.pid

    @property
    def code(self) -> int | None:
        """Exit code, None while it runs."""
        return None if self.process is None else self.process.poll()

    def send(self, how: int) -> None:
        """Send it a signal, if it lives."""
        if self.process is not None:
            self.process.send_signal(how)  # which looks first

    def stop(self, how: int = signal.SIGTERM, patience: float = 10) -> None:
        """Send a signal and wait up to `patience` seconds, then kill its whole group."""
        if self.process is None:
            return
        self.send(how)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        self.kill()

    def kill(self) -> None:
        """Kill -9 it and whatever it left in its group, and reap it."""
        if self.process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def reap_strays() -> None:
    """Let adopted processes that have ended go; those of a Child are its own to reap."""
    for pid in _our_children() - _started:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def end_strays() -> None:
    """Kill and reap every process we are still the parent of: call it when all have stopped."""
    while pids := _our_children():
        for pid in pids:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)


def _our_children() -> set[int]:
    path = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(map(int, path.read_text().split())) if path.exists() else set()


def read_tail(log: Path, lines: int = 15) -> str:
    """Return the last lines of a log, for an error message."""
    if not log.exists():
        return "(no log)"
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
