"""What must hold before a process may start (T83)."""

import re
from urllib.parse import urlsplit

from dynaconf import Validator

LEAST_SECRET = 32
SAMPLE_SECRETS = ("changeme", "secret", "development", "default", "example")

TILES = r"https://(\{s\}\.)?[a-z0-9.-]+(:\d+)?/[A-Za-z0-9{}/._~?&=@%-]*"


def _is_secret(value: str) -> bool:
    return len(value) >= LEAST_SECRET and not any(word in value.lower() for word in SAMPLE_SECRETS)


def _is_least_privileged(url: str) -> bool:
    return (urlsplit(url).username or "").startswith("jembatan_")


def _is_exact_domain(value: str) -> bool:
    return bool(value) and "*" not in value and not value.startswith(".")


def _is_tile_address(value: str) -> bool:
    """It is written into the content security policy: nothing in it may end a directive."""
    parts = all(f"{{{each}}}" in value for each in "zxy")
    return not value or (parts and re.fullmatch(TILES, value) is not None)


_in_production = Validator("ENV", eq="production")

VALIDATORS = [
    Validator("ENV", is_in=["development", "testing", "production"]),
    Validator(
        "SECRET_KEY",
        must_exist=True,
        is_type_of=str,
        condition=_is_secret,
        messages={
            "condition": "JEMBATAN_SECRET_KEY: at least 32 characters, and not a sample value"
        },
    ),
    Validator("DATABASE_URL", "PLATFORM_DATABASE_URL", "REDIS_URL", "SMTP_URL", must_exist=True),
    Validator(
        "DATABASE_URL",
        "PLATFORM_DATABASE_URL",
        condition=_is_least_privileged,
        messages={"condition": "{name}: log in as a jembatan_… role, never as a superuser"},
    ),
    Validator("BULKHEADS", is_type_of=int, gte=1, lte=99),
    Validator("QUIET_FROM", "QUIET_UNTIL", is_type_of=int, gte=0, lte=23),
    Validator(
        "WEB_PROCESSES", "POOL_SIZE", "SILENCE_SECONDS", "PHOTO_BYTES", is_type_of=int, gte=1
    ),
    Validator("SCHEME", is_in=["http", "https"]),
    Validator("SCHEME", eq="https", when=_in_production),
    Validator("DEBUG", eq=False, when=_in_production),
    Validator("RATELIMIT_ENABLED", eq=True, when=_in_production),
    Validator(
        "TILES_URL",
        condition=_is_tile_address,
        messages={"condition": "JEMBATAN_TILES_URL: https://…/{{z}}/{{x}}/{{y}}…, or empty"},
    ),
    Validator(
        "DOMAIN",
        condition=_is_exact_domain,
        messages={"condition": "JEMBATAN_DOMAIN: one exact domain, no wildcard"},
    ),
]
