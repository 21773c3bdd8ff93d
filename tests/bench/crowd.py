"""A crowd at the door: plain sockets in threads, in a process of its own.

Every request opens a connection and has it closed, as behind a proxy that keeps none. Nothing
is parsed but the status: the crowd shares the machine with what it measures.
"""

import socket
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle
from multiprocessing import get_context
from statistics import quantiles
from threading import Lock, Thread

LOCAL = "127.0.0.1"
CLIENTS = 4


@dataclass(frozen=True, slots=True)
class Pressed:
    """Answers per second, milliseconds to an answer; `cpu` too is in milliseconds an answer."""

    count: int
    rate: float
    p50: float
    p99: float
    cpu: float = 0.0


def request(
    method: str, host: str, path: str, *, body: bytes = b"", headers: dict[str, str] | None = None
) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if body:
        lines += [
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def ask(port: int, asked: bytes) -> bytes:
    """The whole answer, head and body."""
    with socket.create_connection((LOCAL, port), timeout=60) as link:
        link.sendall(asked)
        parts = []
        while part := link.recv(65536):
            parts.append(part)
    return b"".join(parts)


def status(answer: bytes) -> int:
    return int(answer[9:12])


def press(
    port: int, requests: Sequence[bytes], seconds: float, *, once: bool = False, expect: int = 200
) -> Pressed:
    """Ask for `seconds`, round and round or each request once, from another process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_press, port, requests, seconds, once=once, expect=expect).result()


def _press(
    port: int, requests: Sequence[bytes], seconds: float, *, once: bool, expect: int
) -> Pressed:
    source = _Source(iter(requests) if once else cycle(requests))
    times: list[float] = []
    statuses: Counter[int] = Counter()
    end = time.monotonic() + seconds

    def visit() -> None:
        while time.monotonic() < end and (asked := source.take()):
            began = time.perf_counter()
            found = status(ask(port, asked))
            times.append(time.perf_counter() - began)
            statuses[found] += 1

    began = time.monotonic()
    threads = [Thread(target=visit) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    if set(statuses) != {expect}:
        message = f"answers other than {expect}: {dict(statuses)}"
        raise RuntimeError(message)
    p50, p99 = spread(times)
    return Pressed(len(times), len(times) / took, 1000 * p50, 1000 * p99)


class _Source:
    """Hands out requests to several threads."""

    def __init__(self, requests: Iterator[bytes]) -> None:
        self._requests, self._lock = requests, Lock()

    def take(self) -> bytes | None:
        with self._lock:
            return next(self._requests, None)


def spread(values: Sequence[float]) -> tuple[float, float]:
    """Median and 99th percentile."""
    cuts = quantiles(values, n=100, method="inclusive")
    return cuts[49], cuts[98]
