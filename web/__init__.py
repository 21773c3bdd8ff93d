"""HTTP in, HTML out: one request, one tenant, one transaction.

`create_app()` is the door of every regency; requests to the platform's own host are handed to
the console, an app of its own that knows no tenant's pages.
"""

import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from config import logs, settings
from tenants.kernel import db, logins, masking
from web import (
    access,
    api,
    cli,
    cookies,
    edge,
    errors,
    headers,
    health,
    hosts,
    htmx,
    identity,
    language,
    letters,
    limits,
    origin,
    pages,
    people,
    places,
    platform,
    portal,
    site,
    theme,
)

MOST_FORM_PARTS = 60


def create_app() -> Flask:
    """The regencies' door, with the console behind the platform's host."""
    logs.configure(masking.fit_for_logs)
    if not cli.database.is_being_mended():
        logins.check_logins()
    app = _door("web", hosts.tenant_of_request)
    identity.configure(app)
    for pages_of in (portal, people, places, api):
        pages_of.mount(app)
    for module in (pages, theme, health):
        app.register_blueprint(module.bp)
    cli.configure(app)
    access.refuse_unguarded(app)
    console = _door("web.platform", platform.scope)
    platform.mount(console)
    for module in (theme, health):
        console.register_blueprint(module.bp)
    access.refuse_unguarded(console)
    app.extensions["console"] = console
    app.wsgi_app = _by_host(app.wsgi_app, console.wsgi_app)  # type: ignore[assignment, method-assign]
    if settings.TRUSTED_PROXIES:
        hops = int(settings.TRUSTED_PROXIES)
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0, x_port=0)  # type: ignore[method-assign]
    return app


def _door(name: str, scope_of: Callable[[], db.Scope]) -> edge.Door:
    here = Path(__file__).parent
    door = edge.Door(name, static_folder=here / "static", template_folder=here / "templates")
    door.scope_of = scope_of
    door.config.update(
        SECRET_KEY=settings.SECRET_KEY,
        MAX_CONTENT_LENGTH=int(settings.MAX_UPLOAD_BYTES),
        MAX_FORM_MEMORY_SIZE=origin.MOST_FORM_BYTES,
        MAX_FORM_PARTS=MOST_FORM_PARTS,
        SEND_FILE_MAX_AGE_DEFAULT=31_536_000,
    )
    door.jinja_env.undefined = StrictUndefined
    db.connect(door)
    for part in (cookies, language, origin, letters, limits, headers, errors, site):
        part.configure(door)
    htmx.htmx.init_app(door)
    return door


def _by_host(regencies: WSGIApplication, console: WSGIApplication) -> WSGIApplication:
    """Hand a request on by its host; every line it logs carries one id."""

    def dispatch(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        edge.bind_request_id(secrets.token_hex(6))
        door = console if hosts.is_platform(environ) else regencies
        return door(environ, start_response)

    return dispatch
