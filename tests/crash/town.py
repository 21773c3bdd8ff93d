"""One region with servers and processes of its own, to be killed at will."""

import contextlib
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from config.demo.child import Child, read_tail
from config.demo.postgres import SUPERUSER, Postgres
from config.demo.program import answers, free_port
from config.demo.valkey import Valkey
from tests.crash.ledger import Ledger
from tests.crash.resident import Resident
from tests.patience import until
from tests.post_office import PostOffice
from tests.servers import as_login

ROOT = Path(__file__).parents[2]
LEASE_SECONDS = 2
SILENCE_SECONDS = 3
MOST_SWEEPS = 5


class Town:
    """Everything a region runs on. `acknowledged` are the texts of all reports taken so far."""

    WEB_PROCESSES = 1

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="jembatan-crash-"))
        self.postgres = Postgres(self.home / "postgres", fast=True)
        self.valkey = Valkey(self.home / "valkey")
        self.post_office = PostOffice()
        self.workers: dict[str, Child] = {}
        self.acknowledged: list[str] = []
        self.env: dict[str, str] = {}
        self.place: dict[str, str] = {}
        self.slug = ""
        self.meet_somebody()

    def open(self) -> None:
        self.postgres.start()
        self.restart_redis()
        self.post_office.open()
        self.port = free_port()
        superuser = self.postgres.url(SUPERUSER, dbname="postgres")
        self.env = {**os.environ, **self._settings(superuser)}
        made = subprocess.run(
            [sys.executable, "-m", "tests.crash.prepare"],
            env=self.env, cwd=ROOT, check=True, capture_output=True, text=True,
        )  # fmt: skip
        self.place = json.loads(made.stdout.splitlines()[-1])
        self.slug = self.place["slug"]
        inside = self.postgres.url(SUPERUSER, dbname="jembatan_crash")
        self.ledger = Ledger(inside, self.place["schema"])
        web = f"gunicorn wsgi:app -w {self.WEB_PROCESSES} -b 127.0.0.1:{self.port}"
        self.web = self._child("web", *web.split(), "--no-control-socket")
        self.web.start()
        until(lambda: answers(self.port, "/healthz"), within=60, what="the web answers")

    def close(self) -> None:
        for child in (*self.workers.values(), self.web):
            child.kill()
        self.post_office.close()
        self.valkey.kill()
        self.postgres.remove()

    def _settings(self, superuser: str) -> dict[str, str]:
        database = "jembatan_crash"
        return {
            "JEMBATAN_DOMAIN": f"localhost:{self.port}",
            "JEMBATAN_SUPERUSER_DATABASE_URL": superuser,
            "JEMBATAN_DATABASE_URL": as_login(superuser, "jembatan_app_00", database),
            "JEMBATAN_OWNER_DATABASE_URL": as_login(superuser, "jembatan_owner", database),
            "JEMBATAN_PLATFORM_DATABASE_URL": as_login(superuser, "jembatan_platform", database),
            "JEMBATAN_REDIS_URL": self.valkey.url,
            "JEMBATAN_SMTP_URL": self.post_office.url,
            "JEMBATAN_FILES_URL": (self.home / "files").as_uri(),
            "JEMBATAN_SILENCE_SECONDS": str(SILENCE_SECONDS),
            # A test holds a row until a lease has lapsed, on a busy machine too.
            "JEMBATAN_LOCK_TIMEOUT_MS": "60000",
            "JEMBATAN_STATEMENT_TIMEOUT_MS": "60000",
            "PYTHONUNBUFFERED": "1",
        }

    def _child(self, name: str, *module: str, lease: int = LEASE_SECONDS) -> Child:
        log = self.home / f"{name}.log"
        env = self.env | {"JEMBATAN_LEASE_SECONDS": str(lease)}
        return Child([sys.executable, "-m", *module], log=log, env=env, cwd=ROOT)

    # Processes

    def work(self, *roles: str) -> None:
        """Have a process of each role, listening: those that live are kept."""
        for role in roles:
            self.start(role, role)  # all at once, they take seconds
        for role in set(roles) - {"schedule"}:
            self.await_listening(role)

    def start(self, name: str, role: str, lease: int = LEASE_SECONDS) -> Child:
        """A process of a role, or of all for `""`, under a name of its own."""
        module = ("workers", role) if role else ("workers",)
        child = self.workers.setdefault(name, self._child(name, *module, lease=lease))
        child.start()
        return child

    def await_listening(self, name: str) -> None:
        """Return when this worker takes jobs."""
        pid = str(self.workers[name].pid).encode()
        with self.redis() as redis:
            until(
                lambda: any(redis.hget(key, "pid") == pid for key in redis.smembers("rq:workers")),
                within=60,
                what=f"{name} listens:\n{read_tail(self.workers[name].log)}",
            )

    def kill(self, *names: str) -> None:
        """Kill -9."""
        for name in names:
            if name in self.workers:
                self.workers.pop(name).kill()

    def pause(self, name: str) -> None:
        os.kill(self.workers[name].pid, signal.SIGSTOP)

    def go_on(self, name: str) -> None:
        os.kill(self.workers[name].pid, signal.SIGCONT)

    def signal_redis(self, number: int) -> None:
        """SIGSTOP it, and later SIGCONT."""
        os.kill(self._redis_pid, number)

    def log(self, name: str) -> str:
        return (self.home / f"{name}.log").read_text()

    def web_worker(self) -> int:
        """Process id of the one gunicorn worker."""
        path = Path(f"/proc/{self.web.pid}/task/{self.web.pid}/children")
        return int(until(lambda: path.read_text().split(), what="a web worker")[0])

    # Doorbells

    def redis(self) -> Redis:
        return Redis.from_url(self.valkey.url)

    def ring(self, job: str, *words: str, lane: str = "effects") -> None:
        with self.redis() as connection:
            Queue(lane, connection=connection, serializer=JSONSerializer).enqueue(
                job, *words, result_ttl=0
            )

    def queued(self, lane: str) -> int:
        with self.redis() as redis:
            return int(redis.llen(f"rq:queue:{lane}"))

    def busy(self) -> bool:
        """Whether a worker is at a job."""
        with self.redis() as redis:
            return any(redis.hget(key, "state") == b"busy" for key in redis.smembers("rq:workers"))

    def restart_redis(self) -> None:
        self.valkey.start()
        with self.redis() as redis:
            self._redis_pid = int(redis.info("server")["process_id"])

    def begin_minute(self) -> None:
        """The next look of the schedule finds every job due."""
        self.ledger.ask("DELETE FROM registry.turn")

    def today(self) -> str:
        """In the region's own zone."""
        (found,) = self.ledger.ask("SELECT (now() AT TIME ZONE 'Asia/Jakarta')::date::text AS day")
        return str(found["day"])

    def relay(self) -> None:
        """Ring for this region's local effects."""
        self.ring("workers.relay.drain_effects", self.slug)

    def deliver(self) -> None:
        """Ring for this region's mail."""
        self.ring("workers.relay.drain_mail", self.slug, lane="mail")

    def sweep(self) -> None:
        """The minute's sweep, when what waits has waited long enough to be looked for."""
        self.ledger.pass_time()
        self.ring("workers.relay.sweep")

    def settle(self) -> None:
        """Let sweeps go by until every row has ended: five are enough, or this fails."""
        self.work("effects", "mail")
        for _ in range(MOST_SWEEPS):
            self.sweep()
            with contextlib.suppress(AssertionError):
                until(lambda: not self.ledger.count_open(), within=LEASE_SECONDS + 3)
                return
        left = self.ledger.ask("SELECT * FROM outbox WHERE state = ANY(%s)", ["ready", "claimed"])
        message = f"still open after {MOST_SWEEPS} sweeps: {left}"
        raise AssertionError(message)

    # Reports

    def meet_somebody(self) -> None:
        """`reader` is an address of somebody new: a mailbox is told of few reports in an hour."""
        self.reader = f"warga.{secrets.token_hex(4)}@padang.test"

    def resident(self, email: str = "") -> Resident:
        return Resident(f"{self.slug}.localhost:{self.port}", self.place, email)

    def take_report(self, email: str = "") -> str:
        """File a report and have it acknowledged; its text."""
        who = self.resident(email)
        assert who.file(), "the report was not acknowledged"
        self.acknowledged.append(who.text)
        return who.text

    @contextlib.contextmanager
    def held_at_routing(self, email: str = "") -> Iterator[str]:
        """A report whose row is claimed by `effects`, which waits for a lock that we hold."""
        self.pause("effects")
        text = self.take_report(email)
        with self.ledger.holding_complaint(text):
            self.go_on("effects")
            until(self.ledger.waiting, what="a worker waits for our lock")
            yield text

    def losses(self) -> tuple[int, int]:
        """(lost, duplicated) over all reports acknowledged so far."""
        lost = duplicated = 0
        for text in self.acknowledged:
            counts = (len(self.ledger.complaints(text)), self.ledger.count_referrals(text))
            lost += min(counts) < 1
            duplicated += max(counts) > 1
        return lost, duplicated
