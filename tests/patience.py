"""Waiting for something to be so: never a sleep and a hope."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

PAUSE_SECONDS = 0.02


def until(found: Callable[[], T], *, within: float = 20, what: str = "") -> T:
    """The first true answer of `found`; AssertionError if there is none in so many seconds."""
    deadline = time.monotonic() + within
    while not (answer := found()):
        if time.monotonic() > deadline:
            message = f"not within {within} s: {what or getattr(found, '__name__', found)}"
            raise AssertionError(message)
        time.sleep(PAUSE_SECONDS)
    return answer
