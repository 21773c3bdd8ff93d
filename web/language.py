"""Indonesian first, English second: chosen by `?bahasa=`, remembered in a cookie of its own."""

from datetime import datetime
from pathlib import Path

from flask import Flask, Response, request
from flask_babel import Babel, format_datetime, get_locale, gettext

from config import settings
from tenants.kernel import tenancy, words
from tenants.kernel.errors import Trouble

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
    return "__Host-bahasa" if settings.SCHEME == "https" else "bahasa"


def chosen() -> str | None:
    """The language this reader has asked for; None if they never did."""
    wanted = request.args.get("bahasa") or request.cookies.get(cookie_name()) if request else None
    return wanted if wanted in LOCALES else None


def locale() -> str:
    return chosen() or words.SOURCE


def zone() -> str:
    where = tenancy.current_or_none()
    return where.timezone if where else "Asia/Jakarta"


def configure(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = words.SOURCE
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = f"{words.TRANSLATIONS};{TRANSLATIONS}"
    Babel(app, locale_selector=locale, timezone_selector=zone)
    app.after_request(_remember)
    app.jinja_env.filters["moment"] = moment


def spoken(trouble: Trouble) -> str:
    """What went wrong in the domain, in the reader's language; "" where nothing was said."""
    return words.spoken(trouble.message, trouble.values, gettext) if trouble.message else ""


def moment(at: datetime) -> str:
    """`25 November 2026, 14.30 WIB`, in English `14:30`: Babel's English knows no WIB."""
    hour = "HH.mm" if str(get_locale()) == words.SOURCE else "HH:mm"
    return f"{format_datetime(at, f'd MMMM y, {hour}')} {ZONES.get(zone(), '')}".strip()


def _remember(response: Response) -> Response:
    wanted = request.args.get("bahasa")
    if wanted in LOCALES and wanted != request.cookies.get(cookie_name()):
        response.set_cookie(
            cookie_name(),
            wanted,
            max_age=YEAR,
            secure=settings.SCHEME == "https",
            httponly=True,
            samesite="Lax",
        )
    return response
