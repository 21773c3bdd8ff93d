"""What every page knows: whose site it is, who is reading, in which language."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask, get_flashed_messages, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from tenants import registry
from tenants.kernel import tenancy
from tenants.kernel.tenancy import Tenant
from web import cookies, identity, language, theme

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Site:
    """The regency as its pages show it."""

    name: str
    kind: str
    initials: str
    host: str
    phase: str | None
    tagline: str | LazyString
    accent: str
    region: str


PLATFORM = Site(
    name="Jembatan",
    kind="platform",
    initials="J",
    host=registry.hosts.platform_host(),
    phase=None,
    tagline=_l("Konsol platform"),
    accent=theme.PLATFORM_ACCENT,
    region="",
)


@lru_cache(maxsize=512)
def _hash_of(path: str) -> str:
    file = STATIC / path
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12] if file.exists() else "0"


def asset(path: str) -> str:
    """The address of a static file, changing with its content: it may be kept for a year."""
    return f"/static/{path}?v={_hash_of(path)}"


def configure(app: Flask) -> None:
    app.context_processor(_context)
    app.jinja_env.globals["asset"] = asset


def _context() -> dict[str, Any]:
    where = tenancy.current_or_none()
    return {
        "site": of_tenant(where) if where else PLATFORM,
        "me": identity.account() if where else None,
        "theme_url": theme.url(where.accent if where else theme.PLATFORM_ACCENT),
        "locale": language.locale(),
        "other_language": _other_language(),
        "flashes": get_flashed_messages(with_categories=True) if cookies.is_sent() else [],
    }


def _other_language() -> str:
    """This page, with what was searched for, in the other language; home, if it answers a form."""
    other = next(each for each in language.LOCALES if each != language.locale())
    opens = request.url_rule is None or "GET" in (request.url_rule.methods or ())
    return f"{'' if opens else '/'}?{urlencode(request.args.to_dict() | {'bahasa': other})}"


def of_tenant(where: Tenant) -> Site:
    head = _("Pemerintah Kabupaten") if where.kind == "kabupaten" else _("Pemerintah Kota")
    return Site(
        name=where.name,
        kind=where.kind,
        initials=_initials(where.short_name),
        host=where.host,
        phase=_("Uji coba"),
        tagline=f"{head} · {where.province}",
        accent=where.accent,
        region=where.short_name,
    )


def _initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in words[:2]) if len(words) > 1 else name[:2].capitalize()
