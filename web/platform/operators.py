"""Super-admins signing in; their sessions are rows of the registry."""

from functools import partial
from typing import Any

from flask import Blueprint, Flask, g, redirect, request, session
from flask_babel import gettext as _
from flask_babel import pgettext
from werkzeug.wrappers import Response

from tenants import registry
from tenants.people import Actor
from web import devices, limits
from web.access import allow, anyone
from web.answers import Answer, shown
from web.people.forms import SignInForm
from web.redirects import safe_path

bp = Blueprint("operators", __name__, template_folder="../people/templates")

TOKEN = "operator"  # noqa: S105 - the key it is kept under in the cookie


def configure(app: Flask) -> None:
    app.context_processor(_context)


def operator() -> registry.Operator | None:
    if "operator" not in g:
        token = session.get(TOKEN, "")
        log_in = registry.operators.find(token) if token else None
        g.operator = log_in[0] if log_in else None
        if log_in and registry.operators.is_stale(log_in[1]):
            g.touch = partial(registry.operators.touch_session, token)
    found: registry.Operator | None = g.operator
    return found


def super_admin(_actor: Actor) -> bool:
    """The rule of the console's pages: its people are no tenant's, and so no actors."""
    return operator() is not None


@bp.route("/masuk", methods=["GET", "POST"])
@allow(anyone)
@limits.guessing
@limits.one_account
@limits.one_account_anywhere
def sign_in() -> Answer:
    form = SignInForm()
    if form.validate_on_submit():
        found = registry.operators.identify(form.email.data or "", form.password.data or "")
        if found is not None:
            session.clear()
            session[TOKEN] = registry.operators.open_session(found)
            devices.remember(found.email)
            return redirect(safe_path(request.args.get("next"), "/daerah"), 303)
        form.form_errors.append(_("Surel atau kata sandi tidak cocok."))
    return shown("people/login.html", form, may_register=False)


@bp.post("/keluar")
@allow(anyone)
def sign_out() -> Response:
    if session.get(TOKEN):
        registry.operators.close_session(session[TOKEN])
    session.clear()
    return redirect("/masuk", 303)


def _context() -> dict[str, Any]:
    me = operator() if TOKEN in session else None
    shown = {"name": me.name, "is_staff": False} if me else None
    regions = [(pgettext("daftar", "Daerah"), "/daerah", request.path.startswith("/daerah"))]
    return {"me": shown, "nav": [], "desk_nav": regions if me else []}
