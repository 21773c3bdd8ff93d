"""Indonesian first, English second: chosen by `?bahasa=`, remembered in a cookie of its own."""

from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from flask import Flask, Response, g, request
from flask_babel import Babel, format_datetime, get_locale, gettext
from markupsafe import Markup

from tenants.kernel import tenancy, words
from tenants.kernel.errors import Trouble
from web import cookies

TRANSLATIONS = Path(__file__).parent / "translations"
LOCALES = (words.SOURCE, "en")
YEAR = 365 * 24 * 3600
ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def cookie_name() -> str:
    return cookies.our_own("bahasa")


def chosen() -> str | None:
    """The language this reader has asked for; None if they never did.

    A machine asks in the address alone: what it gets is kept for whoever asks the same.
    """
    if not request:
        return None
    remembered = None if "is_machine" in g else request.cookies.get(cookie_name())
    wanted = request.args.get("bahasa") or remembered
    return wanted if wanted in LOCALES else None


def locale() -> str:
    """The reader's language, decided once a request: a page asks for it at each word."""
    if not request:
        return words.SOURCE
    if "locale" not in g:
        g.locale = chosen() or words.SOURCE
    found: str = g.locale
    return found


def zone() -> str:
    where = tenancy.current_or_none()
    return where.timezone if where else "Asia/Jakarta"


def configure(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = words.SOURCE
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = f"{words.TRANSLATIONS};{TRANSLATIONS}"
    Babel(app, locale_selector=locale, timezone_selector=zone)
    app.after_request(_remember)
    app.jinja_env.globals["_"] = say
    app.jinja_env.filters["dateformat"] = dateformat
    app.jinja_env.filters["named"] = named
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.filters["hour"] = hour


def spoken(trouble: Trouble) -> str:
    """What went wrong in the domain, in the reader's language; "" where nothing was said."""
    return words.spoken(trouble.message, trouble.values, gettext) if trouble.message else ""


def say(message: str, **values: Any) -> Markup:
    """`_` in templates: as Flask-Babel's, but each word is looked up once and not at each use."""
    return _said(message, locale()) % values


@lru_cache(maxsize=4096)
def _said(message: str, _locale: str) -> Markup:
    return Markup(gettext(message))  # noqa: S704 - our own words, from source and catalogue


def named(name: str) -> str:
    """A name that is data, in the reader's language where it came with the platform."""
    return _named(name, locale()) if name else name


@lru_cache(maxsize=4096)
def _named(name: str, _locale: str) -> str:
    return str(gettext(name))


def dateformat(on: datetime | date, pattern: str) -> str:
    """A day in the tenant's zone and the page's language, by a pattern of CLDR's."""
    local = on.astimezone(ZoneInfo(zone())).date() if isinstance(on, datetime) else on
    return _day_words(local, pattern, locale())


@lru_cache(maxsize=4096)
def _day_words(on: date, pattern: str, spoken: str) -> str:
    return str(format_date(on, pattern, locale=spoken))


def moment(at: datetime) -> str:
    """`25 November 2026, 14.30 WIB`, in English `14:30`: Babel's English knows no WIB."""
    return f"{format_datetime(at, 'd MMMM y')}, {hour(at)}"


def hour(at: datetime) -> str:
    """`14.30 WIB`."""
    pattern = "HH.mm" if str(get_locale()) == words.SOURCE else "HH:mm"
    return f"{format_datetime(at, pattern)} {ZONES.get(zone(), '')}".strip()


def _remember(response: Response) -> Response:
    wanted = request.args.get("bahasa")
    is_new = wanted in LOCALES and wanted != request.cookies.get(cookie_name())
    if wanted and is_new and "is_machine" not in g:
        cookies.put(response, cookie_name(), wanted, seconds=YEAR)
    return response
