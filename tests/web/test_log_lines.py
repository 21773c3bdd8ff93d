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
from tenants.kernel import masking
import structlog
logs.configure(masking.fit_for_logs)
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


CANARIES = {
    "an identity number": "3205014107900007",
    "a family card, grouped": "3205 0141 0790 0007",
    "a telephone number": "+62 812-9876-5432",
    "an address": "siti.kenari@contoh.test",
    "a token": "Zk3v9QpX0aB-7yT_1mN4cR8sW2dE6fG5hJ0kL3oP9uI",
    "a receipt": "K7M3-9QPX-4TNW-8DFG",
}


@pytest.mark.parametrize("log_format", ["json", "console"])
@pytest.mark.parametrize("canary", CANARIES)
def test_no_line_holds_what_is_personal_or_a_key(canary: str, log_format: str) -> None:
    """T70: in a value, in a list of a mapping, in a library's words, in a traceback, in bytes."""
    told = lines(
        f"secret = {CANARIES[canary]!r}\n"
        "log = structlog.get_logger()\n"
        "log.warning('said', value=secret, deep={'of': [('a', secret)]}, raw=secret.encode())\n"
        "log.warning(f'event about {secret}')\n"
        "library.error('Job %s failed', secret)\n"
        "try: raise ValueError(f'bad input: {secret}')\n"
        "except ValueError: log.exception('failed'); library.exception('failed')\n",
        log_format,
    )
    said = "\n".join(told)
    assert "said" in said
    assert said.count("failed") >= 3
    assert CANARIES[canary] not in said


def test_what_a_line_is_for_stays_readable() -> None:
    (line,) = lines(
        "structlog.get_logger().info('request', route='complaint_reading.show', status=200,"
        " took=0.0812345678901, reference='SBS-26-7K3M9Q', request='6f1c2a9e4b7d4c53',"
        " job='workers.complaints.announce_digests', key='complaint:123:v4:referral:17')",
        "json",
    )
    found = json.loads(line)
    assert found["took"] == 0.0812345678901
    assert found["job"] == "workers.complaints.announce_digests"
    assert (found["reference"], found["request"]) == ("SBS-26-7K3M9Q", "6f1c2a9e4b7d4c53")
    assert found["key"] == "complaint:123:v4:referral:17"
    assert found["timestamp"].startswith("20")
