"""One request, one scope, one transaction.

Returning a response commits; raising, or answering with an error, undoes. GET and HEAD run in a
read-only transaction. After the commit the workers' doorbell is rung.
"""

from collections.abc import Callable
from typing import Any

import psycopg
import structlog
from flask import Flask, Response, g, request
from sqlalchemy.exc import NotSupportedError

from tenants.kernel import db, outbox, tenancy
from tenants.kernel.db import Scope, unit_of_work
from tenants.kernel.tenancy import Tenant
from web import nudge
from web.origin import SAFE

WITHOUT_SCOPE = frozenset({"static", "health.alive", "health.ready"})
FIRST_ERROR = 400

log = structlog.get_logger()


class Door(Flask):
    """A Flask app whose every request runs inside a scope found from its host."""

    scope_of: Callable[[], Scope]

    def full_dispatch_request(self) -> Response:
        rule = request.url_rule  # never the path: a draft's and a mailed link's are keys
        structlog.contextvars.bind_contextvars(
            method=request.method, route=rule.rule if rule else None
        )
        if request.endpoint in WITHOUT_SCOPE:
            return super().full_dispatch_request()
        try:
            scope = self.scope_of()
        except Exception as error:  # noqa: BLE001 - before any scope, the same table of pages answers
            return self.finalize_request(self.handle_user_exception(error))
        structlog.contextvars.bind_contextvars(tenant=getattr(scope, "key", "platform"))
        try:
            return self._inside(scope)
        except NotSupportedError as error:
            # A migration changed a column's type under a prepared statement (SQLSTATE 0A000):
            # it fails once per connection, and nothing was kept (design: migrations).
            if not isinstance(error.orig, psycopg.errors.FeatureNotSupported):
                raise
            return self._inside(scope)

    def _inside(self, scope: Scope) -> Response:
        with unit_of_work(scope, read_only=request.method in SAFE):
            response = super().full_dispatch_request()
            if response.status_code >= FIRST_ERROR:
                db.session.rollback()
            announced = outbox.announced()
        for ring in g.pop("rings", ()):
            ring()
        if announced and isinstance(scope, Tenant):
            nudge.ring(scope.key)
        if "touch" in g:  # a transaction of its own: a GET's is read-only
            with unit_of_work(scope):
                g.touch()
        return response

    def log_exception(self, exc_info: Any) -> None:
        """Flask's own line would hold the path."""
        log.error("request.failed", exc_info=exc_info)

    def make_default_options_response(self) -> Response:
        return self.response_class(status=204)


def tenant() -> Tenant:
    return tenancy.current()


def bind_request_id(request_id: str) -> None:
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=request_id)
