"""Everything real, on this machine: servers, two regencies, the web, workers, a mail catcher."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import redis

from config.demo import surroundings
from config.demo.child import Child
from config.demo.keys import Keys
from config.demo.mailbox import Letter, Mailbox
from config.demo.postgres import Postgres
from config.demo.program import LOCAL, Program, answers, free_port
from config.demo.valkey import Valkey

ROOT = Path(__file__).parents[2]
MONTH = Path(__file__).with_name("month.toml")
REGENCIES = {"sambas": "Kabupaten Sambas", "depok": "Kota Depok"}
COMMANDS = (
    "database bootstrap",
    "tenants create --region 61.01 --slug sambas",
    "tenants create --region 32.76 --slug depok",
    f"demo load --month {MONTH}",
)
_LINK = re.compile(r"https?://\S+")


class Stage:
    """The product as it runs; `home` is forgotten afterwards."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.keys = Keys()
        self.place = surroundings.Place(free_port(), home)
        self.mailbox = Mailbox(home / "mail")
        self.env = _outside() | surroundings.describe_application(self.place, self.keys)
        self._members: list[Postgres | Valkey | Program] = []

    @property
    def password(self) -> str:
        return self.keys.demo_password

    def site(self, slug: str) -> str:
        """The address of a regency, or of `platform`, without a slash at its end."""
        return f"http://{self.place.host(slug)}"

    def open(self) -> None:
        """Bring everything up; RuntimeError with the end of a log if something does not come."""
        postgres, valkey = Postgres(self.home / "postgres", fast=True), Valkey(self.home / "valkey")
        for server in (postgres, valkey):
            self._members.append(server)
            server.start()
        mail_port = free_port()
        self.env |= surroundings.describe_database(postgres, self.keys)
        self.env |= {"JEMBATAN_REDIS_URL": valkey.url, "JEMBATAN_LOG_FORMAT": "json"}
        self.env["JEMBATAN_SMTP_URL"] = f"smtp://{LOCAL}:{mail_port}"
        mail = self._begin(
            "mail",
            f"config.demo.mail --smtp-port {mail_port} --http-port {free_port()} --dir",
            str(self.mailbox.folder),
        )
        self.run(*COMMANDS)
        self.env.pop("JEMBATAN_SUPERUSER_DATABASE_URL")
        port = self.place.port
        web = self._begin(
            "web", f"gunicorn wsgi:app -w 2 -b {LOCAL}:{port} --preload --no-control-socket"
        )
        worker = self._begin("worker", "workers")
        for program in (mail, web, worker):
            program.await_readiness()

    def run(self, *commands: str) -> None:
        """Run flask commands to their end; RuntimeError with what they said if one fails."""
        self.python("-m", "tests.browser.commands", *commands)

    def python(self, *words: str) -> str:
        """Run a Python program with the stage's settings; what it said."""
        done = subprocess.run(
            [sys.executable, *words],
            env=self.env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def close(self) -> None:
        for member in reversed(self._members):
            member.remove() if isinstance(member, Postgres) else member.stop()

    def letter(
        self, recipient: str, subject: str, *, saying: str = "", patience: float = 20
    ) -> Letter:
        """The newest caught mail to this address, waited for.

        `subject` is a pattern that its subject holds, `saying` words of its text.
        """
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            for letter in self.mailbox.newest(recipient):
                whole = self.mailbox.open(letter.number)
                if (
                    whole
                    and re.search(subject, whole.header("Subject"))
                    and saying in (whole.text or "")
                ):
                    return whole
            time.sleep(0.1)
        caught = [each.header("Subject") for each in self.mailbox.newest(recipient)]
        message = f"no mail “{subject}” to {recipient}; there are {caught}"
        raise AssertionError(message)

    def _begin(self, name: str, words: str, *more: str) -> Program:
        ready = {
            "mail": self._listens,
            "web": lambda: answers(self.place.port, "/healthz", self.place.host("sambas")),
            "worker": self._has_worker,
        }[name]
        log = self.home / f"{name}.log"
        command = [sys.executable, "-m", *words.split(), *more]
        program = Program(name, Child(command, log=log, env=self.env.copy(), cwd=ROOT), ready)
        self._members.append(program)
        program.begin()
        return program

    def _listens(self) -> bool:
        port = int(self.env["JEMBATAN_SMTP_URL"].rpartition(":")[2])
        with socket.socket() as line:
            return line.connect_ex((LOCAL, port)) == 0

    def _has_worker(self) -> bool:
        with redis.Redis.from_url(self.env["JEMBATAN_REDIS_URL"]) as queue:
            return bool(queue.exists("rq:workers"))


def links(text: str) -> list[str]:
    """Every address in the text of a mail."""
    return [each.rstrip(".,;>)") for each in _LINK.findall(text)]


def _outside() -> dict[str, str]:
    """The environment without the settings of the tests inside this process."""
    return {name: value for name, value in os.environ.items() if not name.startswith("JEMBATAN_")}


@contextmanager
def staged() -> Iterator[Stage]:
    """A stage, and nothing left of it afterwards but, where something failed, its logs."""
    home = Path(tempfile.mkdtemp(prefix="jembatan-browser-"))
    stage = Stage(home)
    try:
        stage.open()
        yield stage
    finally:
        stage.close()
        shutil.rmtree(home, ignore_errors=True)
