"""The environment that the demo's processes share, and the part of it that STATE/env shows."""

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.demo.keys import Keys, write_private
from config.demo.postgres import SUPERUSER, Postgres

DATABASE_NAMES = (
    "JEMBATAN_DATABASE_URL",
    "JEMBATAN_OWNER_DATABASE_URL",
    "JEMBATAN_PLATFORM_DATABASE_URL",
)
REDIS_NAME = "JEMBATAN_REDIS_URL"
SMTP_NAME = "JEMBATAN_SMTP_URL"
SUPERUSER_NAME = "JEMBATAN_SUPERUSER_DATABASE_URL"

# In the order of the contract; other people's scripts read these.
PUBLISHED = (
    *DATABASE_NAMES,
    REDIS_NAME,
    SMTP_NAME,
    "PORT",
    "DEMO_PASSWORD",
    "DEMO_OPEN311_KEY",
    "JEMBATAN_ENV",
    "JEMBATAN_SECRET_KEY",
    "JEMBATAN_DOMAIN",
    "JEMBATAN_SCHEME",
    "JEMBATAN_FILES_URL",
    "JEMBATAN_MAIL_PAGE",
    "JEMBATAN_STATE",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one demo runs."""

    port: int
    state: Path

    @property
    def domain(self) -> str:
        """Host and port under which the regencies live."""
        return f"localhost:{self.port}"

    def host(self, slug: str) -> str:
        """Host header of a regency, or of `platform`."""
        return f"{slug}.{self.domain}"


def find_given() -> dict[str, str]:
    """Return the servers that the caller's environment names; ValueError if only some of three."""
    names = (*DATABASE_NAMES, REDIS_NAME, SMTP_NAME, SUPERUSER_NAME, "JEMBATAN_MAIL_PAGE")
    given = {name: os.environ[name] for name in names if os.environ.get(name)}
    missing = [name for name in DATABASE_NAMES if name not in given]
    if missing and len(missing) < len(DATABASE_NAMES):
        message = f"A database of your own takes all three URLs; missing: {', '.join(missing)}"
        raise ValueError(message)
    return given


def describe_database(postgres: Postgres, keys: Keys) -> dict[str, str]:
    """Return the URLs of each role on the embedded server."""
    return {
        "JEMBATAN_DATABASE_URL": postgres.url("jembatan_app_00", keys.app_login),
        "JEMBATAN_OWNER_DATABASE_URL": postgres.url("jembatan_owner", keys.owner_login),
        "JEMBATAN_PLATFORM_DATABASE_URL": postgres.url("jembatan_platform", keys.platform_login),
        SUPERUSER_NAME: postgres.url(SUPERUSER, dbname=SUPERUSER),
    }


def describe_application(place: Place, keys: Keys) -> dict[str, str]:
    """Return the settings that name no server."""
    return {
        "JEMBATAN_ENV": "development",
        "JEMBATAN_SECRET_KEY": keys.secret_key,
        "JEMBATAN_DOMAIN": place.domain,
        "JEMBATAN_SCHEME": "http",
        "JEMBATAN_FILES_URL": (place.state / "files").as_uri(),
        "JEMBATAN_STATE": str(place.state),
        # Who looks at the caught mail may do so at night.
        "JEMBATAN_QUIET_FROM": "0",
        "JEMBATAN_QUIET_UNTIL": "0",
        "PORT": str(place.port),
        "DEMO_PASSWORD": keys.demo_password,
        "DEMO_OPEN311_KEY": keys.open311_key,
        "PYTHONUNBUFFERED": "1",
    }


def publish(path: Path, env: Mapping[str, str]) -> None:
    """Write STATE/env in shell syntax, readable by its owner only."""
    lines = [f"{name}={shlex.quote(env[name])}\n" for name in PUBLISHED if name in env]
    write_private(path, "".join(lines))
