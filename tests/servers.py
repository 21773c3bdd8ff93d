"""The servers that a test process stands on, and the settings that lead to them."""

import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from config.demo.postgres import SUPERUSER, Postgres
from config.demo.valkey import Valkey

PASSWORD = "for-tests-alone"
GIVEN = ("JEMBATAN_SUPERUSER_DATABASE_URL", "JEMBATAN_REDIS_URL")


class Servers:
    """Starts what the environment does not give, and forgets it afterwards."""

    def __init__(self) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="jembatan-test-"))
        self.postgres: Postgres | None = None
        self.valkey: Valkey | None = None

    def start(self, process: str) -> None:
        """Start the servers of a test process and set its environment."""
        superuser, redis = (os.environ.get(name) for name in GIVEN)
        if not superuser:
            self.postgres = Postgres(self._home / "postgres", fast=True)
            self.postgres.start()
            superuser = self.postgres.url(SUPERUSER, dbname="postgres")
        if not redis:
            self.valkey = Valkey(self._home / "valkey")
            self.valkey.start()
            redis = self.valkey.url
        os.environ.update(_settings(superuser, redis, f"jembatan_test_{process}"))
        os.environ.setdefault("JEMBATAN_FILES_URL", f"file://{self._home / 'files'}")

    def stop(self) -> None:
        if self.valkey:
            self.valkey.stop()
        if self.postgres:
            self.postgres.remove()
        shutil.rmtree(self._home, ignore_errors=True)


def _settings(superuser: str, redis: str, database: str) -> dict[str, str]:
    return {
        "JEMBATAN_ENV": "testing",
        "JEMBATAN_SECRET_KEY": "a-key-for-tests-and-nothing-else-" + "t" * 16,
        "JEMBATAN_DOMAIN": "localhost:8000",
        "JEMBATAN_SUPERUSER_DATABASE_URL": superuser,
        "JEMBATAN_DATABASE_URL": as_login(superuser, "jembatan_app_00", database),
        "JEMBATAN_OWNER_DATABASE_URL": as_login(superuser, "jembatan_owner", database),
        "JEMBATAN_PLATFORM_DATABASE_URL": as_login(superuser, "jembatan_platform", database),
        "JEMBATAN_REDIS_URL": redis,
        "JEMBATAN_SMTP_URL": "smtp://127.0.0.1:9",
        "JEMBATAN_BULKHEADS": os.environ.get("JEMBATAN_BULKHEADS", "1"),
    }


def as_login(superuser: str, role: str, database: str) -> str:
    """The superuser's address with another login and database."""
    parts = urlsplit(superuser)
    place = parts.netloc.rpartition("@")[2]
    netloc = f"{role}:{PASSWORD}@{place}"
    return urlunsplit(parts._replace(netloc=netloc, path=f"/{database}"))
