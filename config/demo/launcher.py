"""One demo: its servers, its web and its worker, from an empty folder to READY and back."""

import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import redis

from config.demo import steps, surroundings
from config.demo.child import Child, end_strays, reap_strays
from config.demo.ground import close_to_others
from config.demo.keys import load_keys
from config.demo.postgres import Postgres
from config.demo.program import LOCAL, Member, Program, answers, find_port
from config.demo.terminal import Terminal
from config.demo.valkey import Valkey

MOST_RESTARTS = 5
WINDOW = 60  # seconds in which so many restarts of one process are too many


@dataclass(slots=True)
class Demo:
    """Members are in the order they start; they stop in the reverse order."""

    place: surroundings.Place
    terminal: Terminal
    env: dict[str, str] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    restarts: dict[str, list[float]] = field(default_factory=dict)
    mail: Program | None = None
    doors: tuple[Program, ...] = ()
    is_new: bool = False

    def open(self) -> None:
        """Bring everything up; RuntimeError or ValueError with words for people if it can't."""
        state = self.place.state
        (state / "env").unlink(missing_ok=True)
        shutil.rmtree(state / "logs", ignore_errors=True)
        close_to_others(state)
        keys = load_keys(state)
        given = surroundings.find_given()
        self.env = {**os.environ, **surroundings.describe_application(self.place, keys), **given}
        self._open_database(given)
        self._open_redis(given)
        self._open_mail(given)
        self._prepare()
        self._open_application()
        surroundings.publish(state / "env", self.env)

    def watch(self) -> None:
        """Restart whatever dies, for ever; RuntimeError when one keeps dying."""
        while True:
            time.sleep(0.5)
            reap_strays()
            for name, member in self.members.items():
                if not member.is_running:
                    self._revive(name, member)

    def close(self) -> None:
        """Stop everything, last started first; nothing of ours is left."""
        (self.place.state / "env").unlink(missing_ok=True)
        for door in self.doors:  # together: each takes a second to put its things away
            door.dismiss()
        for name, member in reversed(self.members.items()):
            member.stop()
            self.terminal.say(f"{name} stopped")
        self.members.clear()
        end_strays()

    def _open_database(self, given: dict[str, str]) -> None:
        if surroundings.DATABASE_NAMES[0] in given:
            self.terminal.say("PostgreSQL: the one of your environment")
            return
        postgres = Postgres(self.place.state / "postgres")
        self.members["PostgreSQL"] = postgres
        postgres.start()
        self.is_new = postgres.is_new
        self.env |= surroundings.describe_database(postgres, load_keys(self.place.state))
        self.terminal.say(f"PostgreSQL is up{' (a new cluster)' if self.is_new else ''}")

    def _open_redis(self, given: dict[str, str]) -> None:
        if surroundings.REDIS_NAME in given:
            self.terminal.say("Redis: the one of your environment")
            return
        valkey = Valkey(self.place.state / "valkey")
        self.members["Valkey"] = valkey
        valkey.start()
        self.env[surroundings.REDIS_NAME] = valkey.url
        self.terminal.say("Valkey is up")

    def _open_mail(self, given: dict[str, str]) -> None:
        if surroundings.SMTP_NAME in given:
            self.terminal.say("SMTP: the one of your environment")
            return
        smtp, page = find_port(self.place.port + 24), find_port(self.place.port + 25)
        words = f"config.demo.mail --smtp-port {smtp} --http-port {page} --dir".split()
        folder = str(self.place.state / "mail")
        self.mail = self._add("mail", [*words, folder], lambda: answers(page, "/_healthz"))
        self.mail.begin()  # nobody needs it before the worker does
        self.env[surroundings.SMTP_NAME] = f"smtp://{LOCAL}:{smtp}"
        self.env["JEMBATAN_MAIL_PAGE"] = f"http://{LOCAL}:{page}/"

    def _prepare(self) -> None:
        """Run the steps, unless this code already did on this data."""
        marker = self.place.state / "prepared"
        database = "" if "PostgreSQL" in self.members else self.env["JEMBATAN_DATABASE_URL"]
        keys = str(load_keys(self.place.state))  # new ones must reach the roles and the people
        revision = steps.fingerprint(self.place.domain, database, keys)
        if not self.is_new and marker.exists() and marker.read_text() == revision:
            self.terminal.say("schemas and sample data are there")
            return
        marker.unlink(missing_ok=True)
        is_ours = surroundings.SUPERUSER_NAME in self.env  # else the roles are the caller's too
        commands = [words for words in steps.STEPS if is_ours or words != steps.BOOTSTRAP]
        steps.run(commands, self.env, self.place.state / "logs" / "steps.log", self.terminal)
        self.env.pop(surroundings.SUPERUSER_NAME, None)
        marker.write_text(revision)

    def _open_application(self) -> None:
        self.env.pop(surroundings.SUPERUSER_NAME, None)  # neither web nor worker may hold it
        port, host = self.place.port, self.place.host("sambas")
        options = f"-w 2 -b {LOCAL}:{port} --preload --graceful-timeout 5 --no-control-socket"
        worker = self._add("worker", ["workers"], self._has_worker)
        web = self._add(
            "web",
            ["gunicorn", "wsgi:app", *options.split()],
            lambda: answers(port, "/healthz", host),
        )
        self.doors = (web, worker)
        for door in self.doors:
            door.begin()
        web.await_readiness()
        self.terminal.say("the web answers")
        worker.await_readiness()
        self.terminal.say("the worker works")
        if self.mail is not None:
            self.mail.await_readiness()
            self.terminal.say("the mail catcher catches")

    def _has_worker(self) -> bool:
        """Whether rq knows of a worker: it signs itself in when it begins to listen."""
        with redis.Redis.from_url(self.env[surroundings.REDIS_NAME]) as queue:
            return bool(queue.exists("rq:workers"))

    def _add(self, name: str, module: list[str], is_ready: Callable[[], bool]) -> Program:
        log = self.place.state / "logs" / f"{name}.log"
        child = Child([sys.executable, "-m", *module], log=log, env=self.env, cwd=steps.ROOT)
        program = Program(name, child, is_ready)
        self.members[name] = program
        return program

    def _revive(self, name: str, member: Member) -> None:
        now = time.monotonic()
        recent = [moment for moment in self.restarts.get(name, []) if moment > now - WINDOW]
        if len(recent) >= MOST_RESTARTS:
            message = f"{name} died {MOST_RESTARTS + 1} times within {WINDOW} s"
            raise RuntimeError(message)
        self.restarts[name] = [*recent, now]
        self.terminal.say(f"{name} DIED; starting it again ({len(recent) + 1} of {MOST_RESTARTS})")
        try:
            member.start()
        except RuntimeError as trouble:
            self.terminal.say(str(trouble))
        else:
            self.terminal.say(f"{name} is back")
