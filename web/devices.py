"""Browsers in which somebody has signed in before: who locks an account does not lock out these.

A signed cookie names the accounts by digests and draws a number for the browser, which counts
its own wrong passwords: a stolen one is no way around the limits (OWASP: device cookies).
"""

import secrets
from typing import Any

from flask import Response, after_this_request, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from config import settings
from tenants.kernel import ids, tenancy
from web import cookies

LIFETIME = 180 * 24 * 3600
MOST_ACCOUNTS = 5


def cookie_name() -> str:
    return cookies.our_own("perangkat")


def number_for(email: str) -> str | None:
    """This browser's number, if the account with that address was signed in here before."""
    known = _read()
    return known["number"] if _mark(email) in known["marks"] else None


def remember(email: str) -> None:
    """Write the account into this browser's cookie; the latest few are kept."""
    known = _read()
    others = [each for each in known["marks"] if each != _mark(email)]
    kept = {"number": known["number"], "marks": [*others, _mark(email)][-MOST_ACCOUNTS:]}
    after_this_request(lambda response: _write(response, kept))


def _write(response: Response, kept: dict[str, Any]) -> Response:
    cookies.put(response, cookie_name(), _serializer().dumps(kept), seconds=LIFETIME)
    return response


def _read() -> dict[str, Any]:
    try:
        found: dict[str, Any] = _serializer().loads(
            request.cookies.get(cookie_name(), ""), max_age=LIFETIME
        )
    except BadSignature:
        return {"number": secrets.token_hex(8), "marks": []}
    return found


def _where() -> str:
    where = tenancy.current_or_none()
    return where.key if where else "platform"


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings.SECRET_KEY, salt=f"device:{_where()}")


def _mark(email: str) -> str:
    purpose = f"{_where()}:device"
    written = email.strip().lower()
    return ids.digest(written, key=settings.SECRET_KEY, purpose=purpose).hex()[:24]
