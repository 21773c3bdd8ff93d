"""What is measured: durable servers of its own, the web, the workers, all in one folder."""

import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from config.demo.child import Child, end_strays
from config.demo.postgres import SUPERUSER, Postgres
from config.demo.program import LOCAL, Program, answers, find_port
from config.demo.valkey import Valkey
from config.kinship import adopt_orphans
from tests.servers import as_login

ROOT = Path(__file__).parents[2]
DATABASE = "jembatan_bench"
# The same for the product and for what it is compared with.
SERVER = ("-w", "2", "--preload", "--no-control-socket")


@dataclass(slots=True)
class Ground:
    """`scale` shrinks every size; 1 is what docs/measurements.md tells of."""

    home: Path
    scale: float = 1
    postgres: Postgres = field(init=False)
    valkey: Valkey = field(init=False)
    port: int = field(init=False)
    running: dict[str, Program] = field(default_factory=dict)

    def sized(self, full: int, least: int = 1) -> int:
        return max(least, round(full * self.scale))

    def open(self) -> None:
        """Start PostgreSQL and Valkey and put their addresses into the environment."""
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir(parents=True)
        adopt_orphans()
        self.postgres, self.valkey = Postgres(self.home / "postgres"), Valkey(self.home / "valkey")
        self.postgres.start()
        self.valkey.start()
        self.port = find_port(8730)
        for name in [name for name in os.environ if name.startswith("JEMBATAN_")]:
            del os.environ[name]
        os.environ |= self._settings()

    def close(self) -> None:
        for program in reversed(self.running.values()):
            program.stop()
        self.valkey.stop()
        self.postgres.remove()
        end_strays()
        shutil.rmtree(self.home, ignore_errors=True)

    def superuser_url(self, database: str = DATABASE) -> str:
        return self.postgres.url(SUPERUSER, dbname=database)

    def owner_url(self) -> str:
        return os.environ["JEMBATAN_OWNER_DATABASE_URL"]

    def web(self) -> int:
        """The product's web, started once; its port."""
        port = self.port
        self._run("web", ["gunicorn", "wsgi:app", "-b", f"{LOCAL}:{port}", *SERVER], port)
        return port

    def yardstick(self) -> int:
        """Flask alone under the same server settings, started once; its port."""
        port = find_port(self.port + 1) if "yardstick" not in self.running else 0
        known = self.running.get("yardstick")
        if known:
            return int(known.child.command[-1])
        words = ["gunicorn", "tests.bench.yardstick:app", *SERVER, "-b", f"{LOCAL}:{port}"]
        self._run("yardstick", words, port)
        return port

    def workers(self) -> None:
        """All lanes, with a mail server that takes everything."""
        smtp = os.environ["JEMBATAN_SMTP_URL"].rpartition(":")[2]
        page = find_port(int(smtp) + 1)
        words = f"config.demo.mail --smtp-port {smtp} --http-port {page} --dir".split()
        self._run("mail", [*words, str(self.home / "mail")], page, "/_healthz")
        self._run("workers", ["workers"])

    def _run(self, name: str, words: list[str], port: int = 0, path: str = "/healthz") -> None:
        if name in self.running:
            return
        child = Child([sys.executable, "-m", *words], log=self.home / f"{name}.log", cwd=ROOT)
        program = Program(name, child, lambda: not port or answers(port, path))
        self.running[name] = program
        program.start()

    def _settings(self) -> dict[str, str]:
        superuser = self.superuser_url()
        logins = {"DATABASE": "app_00", "OWNER_DATABASE": "owner", "PLATFORM_DATABASE": "platform"}
        return {
            f"JEMBATAN_{name}_URL": as_login(superuser, f"jembatan_{role}", DATABASE)
            for name, role in logins.items()
        } | {
            "JEMBATAN_ENV": "development",
            "JEMBATAN_SECRET_KEY": "a-key-for-measuring-and-nothing-else",
            "JEMBATAN_DOMAIN": f"localhost:{self.port}",
            "JEMBATAN_REDIS_URL": self.valkey.url,
            "JEMBATAN_SMTP_URL": f"smtp://{LOCAL}:{find_port(self.port + 20)}",
            "JEMBATAN_FILES_URL": (self.home / "files").as_uri(),
            "JEMBATAN_TRUSTED_PROXIES": "1",  # each filing comes from an address of its own
        }
