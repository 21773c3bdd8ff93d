"""Lines as they leave a process, whoever says them: one an event, none forged, no key in them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BEGINNING = """
import logging, sys
from config import logs
import structlog
logs.configure()
hostile = 'x\\n{"event": "forged"}\\r\\x1b[2J\\u2028{"event": "forged"}'
library = logging.getLogger("rq.worker")
"""
WAYS = {
    "ours": 'structlog.get_logger().warning("access.denied", origin=hostile)',
    "a library's": 'library.error("Exception on %s", hostile)',
    "a whole event": "structlog.get_logger().warning(hostile)",
}


def lines(said: str, log_format: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING + said],
        env={**os.environ, "JEMBATAN_LOG_FORMAT": log_format},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return (done.stdout + done.stderr).splitlines()


@pytest.mark.parametrize("log_format", ["json", "console"])
@pytest.mark.parametrize("way", WAYS)
def test_one_event_is_one_line(way: str, log_format: str) -> None:
    """T77: `%0a` in a path once wrote lines of its own."""
    (line,) = lines(WAYS[way], log_format)
    assert "\x1b" not in line
    if log_format == "json":
        assert "forged" in json.dumps(json.loads(line))


def test_a_librarys_line_has_what_ours_have() -> None:
    bound = "structlog.contextvars.bind_contextvars(tenant='sambas');"
    (line,) = lines(f"{bound} library.error('away')", "json")
    found = json.loads(line)
    assert (found["event"], found["level"], found["tenant"]) == ("away", "error", "sambas")
    assert {"logger", "timestamp"} <= set(found)


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_a_traceback_can_not_pass_for_a_line(log_format: str) -> None:
    raised = "try: raise ValueError(hostile)\nexcept ValueError: library.exception('failed')"
    first, *rest = lines(raised, log_format)
    assert "failed" in first
    if log_format == "json":
        assert rest == []
    assert all(line.startswith("    ") or not line for line in rest)


def test_gunicorn_says_that_a_request_failed_and_not_which_address() -> None:
    """The address of a draft is the key to it."""
    said = (
        "logging.getLogger('gunicorn.error').error("
        "'Error handling request %s %s', 'GET', '/lapor/kunci-rahasia/apa')"
    )
    (line,) = lines(said, "json")
    assert json.loads(line)["event"] == "Error handling request"
    assert "kunci" not in line
