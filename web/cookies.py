"""The session cookie: signed for one tenant, worthless at any other host (T21, T23)."""

import structlog
from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature, URLSafeTimedSerializer

from config import settings
from tenants import registry

log = structlog.get_logger()


class TenantCookies(SecureCookieSessionInterface):
    """Flask's own signed cookie with the host in the signature's salt.

    It holds the form token, the names of what a visitor has proved theirs, and the log-in's
    token; who that is and what they may do is looked up in the tenant's schema on every request.
    """

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        serializer = super().get_signing_serializer(app)
        if serializer is not None:
            # Flask opens the session before any tenant is entered: the host stands for it.
            host = registry.hosts.normalised(request.environ.get("HTTP_HOST"))
            serializer.salt = f"session:{host}".encode()
        return serializer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        opened = super().open_session(app, request)
        if opened is not None and not opened and self.get_cookie_name(app) in request.cookies:
            self._log_foreign(app, request.cookies[self.get_cookie_name(app)])
        return opened

    def _log_foreign(self, app: Flask, cookie: str) -> None:
        serializer = self.get_signing_serializer(app)
        try:
            if serializer is not None:
                serializer.loads(cookie)
        except BadSignature:
            log.warning("session.foreign_cookie", host=request.host)


def name() -> str:
    return our_own("jembatan")


def our_own(word: str) -> str:
    """A sibling can toss a plain cookie over ours; `__Host-` it can't, but it needs https."""
    return f"__Host-{word}" if settings.SCHEME == "https" else word


def put(response: Response, name: str, value: str, *, seconds: int) -> None:
    """A cookie of our own besides the session's: no script reads it, no other site sends it."""
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        secure=settings.SCHEME == "https",
        httponly=True,
        samesite="Lax",
    )


def is_sent() -> bool:
    """Whether this request carries a session at all: most visitors never get one."""
    return name() in request.cookies


def configure(app: Flask) -> None:
    app.session_interface = TenantCookies()
    app.config.update(
        SESSION_COOKIE_NAME=name(),
        SESSION_COOKIE_SECURE=settings.SCHEME == "https",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=settings.SESSION_ABSOLUTE_HOURS * 3600,
    )
