"""Indonesian first, English second: chosen by `?bahasa=`, remembered in a cookie of its own."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, Response, request
from flask_babel import Babel, format_date, format_datetime

from config import settings
from tenants.kernel import tenancy

LOCALES = ("id", "en")
YEAR = 365 * 24 * 3600
ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def cookie_name() -> str:
    return "__Host-bahasa" if settings.SCHEME == "https" else "bahasa"


def locale() -> str:
    wanted = request.args.get("bahasa") or request.cookies.get(cookie_name()) if request else None
    return wanted if wanted in LOCALES else LOCALES[0]


def zone() -> str:
    where = tenancy.current_or_none()
    return where.timezone if where else "Asia/Jakarta"


def configure(app: Flask) -> None:
    app.config["BABEL_DEFAULT_LOCALE"] = "id"
    Babel(app, locale_selector=locale, timezone_selector=zone)
    app.after_request(_remember)
    app.jinja_env.filters["moment"] = moment
    app.jinja_env.filters["day"] = day


def moment(at: datetime) -> str:
    """`Rabu, 25 November 2026 pukul 14.30 WIB`."""
    return f"{format_datetime(at, 'EEEE, d MMMM yyyy HH.mm')} {ZONES.get(zone(), '')}".strip()


def day(at: datetime) -> str:
    """`Rabu, 25 November 2026`."""
    return str(format_date(at.astimezone(ZoneInfo(zone())).date(), "EEEE, d MMMM yyyy"))


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
