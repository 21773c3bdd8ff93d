"""A long-running process of the demo with a question that tells when it is ready."""

import http
import http.client
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from config.demo.child import Child, read_tail

LOCAL = "127.0.0.1"


class Member(Protocol):
    """What the launcher starts, watches and stops."""

    @property
    def is_running(self) -> bool:
        """Whether it lives."""

    def start(self) -> None:
        """Start it and wait until it is ready; RuntimeError if it does not come up."""

    def stop(self) -> None:
        """Stop it and wait until it is gone."""


@dataclass(frozen=True, slots=True)
class Program:
    """A child and its readiness; `patience` in seconds."""

    name: str
    child: Child
    is_ready: Callable[[], bool]
    patience: float = 60
    farewell: float = 8

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self.child.is_alive

    def begin(self) -> None:
        """Start it without waiting."""
        self.child.start()

    def await_readiness(self) -> None:
        """Wait; RuntimeError with the end of the log when it dies or takes too long."""
        deadline = time.monotonic() + self.patience
        while not self.is_ready():
            if not self.child.is_alive or time.monotonic() > deadline:
                log = read_tail(self.child.log) if self.child.log else ""
                message = f"{self.name} did not get ready (exit code {self.child.code}):\n{log}"
                raise RuntimeError(message)
            time.sleep(0.05)

    def start(self) -> None:
        """Start it and wait until it is ready."""
        self.begin()
        self.await_readiness()

    def dismiss(self) -> None:
        """Ask it to end without waiting."""
        self.child.send(signal.SIGTERM)

    def stop(self) -> None:
        """Ask it to end, and after `farewell` seconds don't ask."""
        self.child.stop(signal.SIGTERM, self.farewell)


def answers(port: int, path: str, host: str = LOCAL) -> bool:
    """Whether a local server says 200 to this path under this Host header."""
    link = http.client.HTTPConnection(LOCAL, port, timeout=5)
    try:
        link.request("GET", path, headers={"Host": host})
        return link.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        link.close()


def is_free(port: int) -> bool:
    """Whether we could listen on this local port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOCAL, port))
        except OSError:
            return False
        return True


def find_port(wanted: int) -> int:
    """Return the wanted local port, or any free one."""
    return wanted if is_free(wanted) else free_port()


def free_port() -> int:
    """Return a local port that the system gives to nobody else for a while."""
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return int(probe.getsockname()[1])
