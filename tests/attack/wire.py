"""gunicorn as in production, spoken to byte by byte: what no client library would send."""

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.demo.child import Child, read_tail
from config.demo.program import LOCAL, answers, free_port
from tests.patience import until

ROOT = Path(__file__).parents[2]


@contextmanager
def served(**settings: str) -> Iterator[int]:
    """The port of a web process on this test process's servers, with settings of its own."""
    port = free_port()
    command = f"-m gunicorn wsgi:app -w 1 -b {LOCAL}:{port} --no-control-socket"
    with tempfile.TemporaryDirectory() as home:
        log = Path(home) / "web.log"
        env = os.environ | settings
        web = Child([sys.executable, *command.split()], log=log, env=env, cwd=ROOT)
        web.start()
        try:
            until(
                lambda: answers(port, "/healthz"), within=60, what=f"it answers:\n{read_tail(log)}"
            )
            yield port
        finally:
            web.kill()


def say(port: int, *lines: str) -> list[tuple[int, str]]:
    """Status and text of each answer to these header lines, sent as they are."""
    with socket.create_connection((LOCAL, port), timeout=10) as line:
        line.sendall("\r\n".join((*lines, "Connection: close", "", "")).encode())
        heard = b""
        while part := line.recv(65536):
            heard += part
    answers_heard = heard.decode(errors="replace").split("HTTP/1.1 ")[1:]
    return [(int(each.split()[0]), each) for each in answers_heard]
