"""Half-configured or too powerful, a process does not start; under https its cookies are locked.

Settings belong to a process, so each start here is one.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from flask import Flask

ROOT = Path(__file__).parents[2]
READS_SETTINGS = "from config import settings; print(settings.SECRET_KEY[:1])"
PRODUCTION = {
    "JEMBATAN_ENV": "production",
    "JEMBATAN_SCHEME": "https",
    "JEMBATAN_DOMAIN": "sapa.contoh.id",
}
SUPERUSER = "postgresql://postgres:x@localhost/jembatan"


def start(script: str, **settings: str | None) -> subprocess.CompletedProcess[str]:
    """Run a script with this process's settings and others on top; None takes one away."""
    env = {**os.environ, **{name: value or "" for name, value in settings.items()}}
    for name, value in settings.items():
        if value is None:
            del env[name]
    return subprocess.run(
        [sys.executable, "-c", script],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_process_with_its_settings_starts() -> None:
    assert start(READS_SETTINGS).returncode == 0
    assert start(READS_SETTINGS, **PRODUCTION).returncode == 0


@pytest.mark.parametrize(
    ("named", "wrong"),
    [
        ("SECRET_KEY", {"JEMBATAN_SECRET_KEY": None}),
        ("SECRET_KEY", {"JEMBATAN_SECRET_KEY": "short"}),
        ("SECRET_KEY", {"JEMBATAN_SECRET_KEY": "changeme" * 8}),
        ("SECRET_KEY", {"JEMBATAN_SECRET_KEY": "please-keep-this-secret-" * 3}),
        ("DATABASE_URL", {"JEMBATAN_DATABASE_URL": None}),
        ("DATABASE_URL", {"JEMBATAN_DATABASE_URL": SUPERUSER}),
        ("PLATFORM_DATABASE_URL", {"JEMBATAN_PLATFORM_DATABASE_URL": SUPERUSER}),
        ("REDIS_URL", {"JEMBATAN_REDIS_URL": None}),
        ("SMTP_URL", {"JEMBATAN_SMTP_URL": None}),
        ("DOMAIN", {"JEMBATAN_DOMAIN": "*.sapa.contoh.id"}),
        ("DOMAIN", {"JEMBATAN_DOMAIN": ".sapa.contoh.id"}),
        ("TILES_URL", {"JEMBATAN_TILES_URL": "http://petak.contoh/{z}/{x}/{y}.png"}),
        ("TILES_URL", {"JEMBATAN_TILES_URL": "https://petak.contoh/peta.png"}),
        ("TILES_URL", {"JEMBATAN_TILES_URL": "https://a; script-src *; b/{z}/{x}/{y}"}),
        ("TILES_URL", {"JEMBATAN_TILES_URL": "https://*/{z}/{x}/{y}"}),
        ("BULKHEADS", {"JEMBATAN_BULKHEADS": "0"}),
        ("SCHEME", {"JEMBATAN_SCHEME": "gopher"}),
        ("SCHEME", {**PRODUCTION, "JEMBATAN_SCHEME": "http"}),
        ("DEBUG", {**PRODUCTION, "JEMBATAN_DEBUG": "true"}),
        ("RATELIMIT_ENABLED", {**PRODUCTION, "JEMBATAN_RATELIMIT_ENABLED": "false"}),
    ],
)
def test_a_process_does_not_start_with_a_wrong(named: str, wrong: dict[str, str | None]) -> None:
    """T83; the message names the setting and never its value."""
    tried = start(READS_SETTINGS, **wrong)
    assert tried.returncode != 0
    assert named in tried.stderr.splitlines()[-1]
    assert "please-keep-this" not in tried.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "door", ["from web import create_app; create_app()", "from workers.app import app; app()"]
)
def test_no_door_opens_on_a_login_that_could_do_more(app: Flask, door: str) -> None:
    """T83: neither web nor workers, not even on a login with the right name."""
    assert start(door).returncode == 0
    try:
        _alter_login("CREATEROLE")
        tried = start(door)
    finally:
        _alter_login("NOCREATEROLE")
    assert tried.returncode != 0
    assert "must be NOSUPERUSER, NOINHERIT, NOCREATEROLE" in tried.stderr


def _alter_login(right: str) -> None:
    with psycopg.connect(os.environ["JEMBATAN_SUPERUSER_DATABASE_URL"]) as superuser:
        superuser.execute(f"ALTER ROLE jembatan_app_00 {right}".encode())


def test_jobs_and_sessions_are_never_pickles() -> None:
    """T83: what is read back from Redis or a cookie is data."""
    found = [
        path.relative_to(ROOT)
        for room in ("web", "workers", "tenants")
        for path in (ROOT / room).rglob("*.py")
        if "import pickle" in path.read_text() or "PickleSerializer" in path.read_text()
    ]
    assert found == []


HTTPS = """
import json
from web import create_app
client = create_app().test_client()
origin = "https://sambas.localhost:8000"
pages = [client.get(path, base_url=origin) for path in ("/masuk", "/?bahasa=en", "/nope")]
print(json.dumps([[p.headers.getlist("Set-Cookie"), p.headers.get("Strict-Transport-Security")]
                  for p in pages]))
"""


def test_under_https_cookies_are_host_locked_and_the_host_is_https_only(
    app: Flask, sambas: object
) -> None:
    """T21, T11."""
    tried = start(HTTPS, JEMBATAN_SCHEME="https")
    assert tried.returncode == 0, tried.stderr
    pages = json.loads(tried.stdout.splitlines()[-1])
    cookies = [cookie for found, _ in pages for cookie in found]
    assert len(cookies) == 2
    for cookie in cookies:
        name, *flags = (part.strip() for part in cookie.split(";"))
        assert name.startswith("__Host-")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(flags)
        assert not [flag for flag in flags if flag.startswith("Domain")]
    assert {hsts for _, hsts in pages} == {"max-age=31536000; includeSubDomains"}


LOGS = """
from config import logs
from tenants.kernel import masking
import structlog
logs.configure(masking.fit_for_logs)
structlog.get_logger().warning("access.denied", path="/x\\n{\\"event\\":\\"forged\\"}\\x1b[31m\\r")
"""


def test_a_log_line_can_not_be_forged_from_inside_a_field() -> None:
    """T77: one event, one line, no control characters."""
    tried = start(LOGS, JEMBATAN_LOG_FORMAT="json")
    lines = (tried.stdout + tried.stderr).splitlines()
    assert len(lines) == 1
    assert "\x1b" not in lines[0]
    assert json.loads(lines[0])["event"] == "access.denied"
