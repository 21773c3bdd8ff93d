"""Senders who stop in the middle: they hold a seat for a while, and never the whole house."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from config import settings
from tests.crash.town import SILENCE_SECONDS, Town

LONGEST_PAGE_SECONDS = 2
KEY = "kunci-rahasia-sebuah-draf"


@contextmanager
def half_sent(town: Town, count: int) -> Iterator[list[socket.socket]]:
    """So many forms of a hundred letters, of which one has come."""
    host = f"{town.slug}.localhost:{town.port}"
    head = (
        f"POST /lapor/{KEY}/apa HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nt"
    )
    with ExitStack() as opened:
        lines = []
        for _ in range(count):
            line = opened.enter_context(socket.create_connection(("127.0.0.1", town.port)))
            line.sendall(head.encode())
            lines.append(line)
        yield lines


def seconds_to_a_page(town: Town) -> float:
    began = time.monotonic()
    assert town.resident().get("/").status == 200
    return time.monotonic() - began


def test_two_half_sent_forms_a_process_keep_nobody_waiting(town: Town) -> None:
    """A process that does one thing at a time stood still for half a minute."""
    with half_sent(town, 2 * town.WEB_PROCESSES):
        assert seconds_to_a_page(town) < LONGEST_PAGE_SECONDS


def test_a_seat_whose_sender_says_nothing_is_free_again(town: Town) -> None:
    seats = settings.POOL_SIZE * town.WEB_PROCESSES
    with half_sent(town, seats) as lines:
        for line in lines:
            line.settimeout(SILENCE_SECONDS + 5)
            assert line.recv(4096) == b"", "it is given up, and nobody waits for its answer"
        assert seconds_to_a_page(town) < LONGEST_PAGE_SECONDS


def test_what_was_cut_off_leaves_no_address_in_the_log(town: Town) -> None:
    with half_sent(town, 1) as (line,):
        line.shutdown(socket.SHUT_WR)
        assert line.recv(4096)
    assert KEY not in town.log("web")
