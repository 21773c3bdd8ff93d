"""Who is asking: Flask-Login over the tenant's own session table."""

from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from flask import Flask, g, redirect, request, session
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from werkzeug.wrappers import Response as AnyResponse

from tenants import people
from tenants.kernel import tenancy
from tenants.people import Account, Actor
from web import cookies, devices
from web.htmx import is_fragment, leave_for
from web.redirects import safe_path

MOST_PROOFS = 20
SIGN_IN = "/masuk"


class SignedIn(UserMixin):
    """A log-in as Flask-Login carries it: its id is the session's token, never the account's."""

    def __init__(self, token: str, account: Account, *, is_stale: bool) -> None:
        self.token = token
        self.account = account
        self.is_stale = is_stale

    def get_id(self) -> str:
        return self.token


def configure(app: Flask) -> None:
    manager = LoginManager()
    manager.init_app(app, add_context_processor=False)  # pages know `me`, and only when needed
    manager.session_protection = None  # it would keep a hash of the visitor's address
    manager.user_loader(_load)
    app.after_request(_keep_alive)


def _load(token: str) -> SignedIn | None:
    found = people.sessions.find(token)
    if found is None:
        return None
    account, log_in = found
    return SignedIn(token, account, is_stale=people.sessions.is_stale(log_in))


def account() -> Account | None:
    """The signed-in account, None for a visitor; costs a statement only with a cookie."""
    if not cookies.is_sent() or "_user_id" not in session:
        return None
    return current_user.account if current_user.is_authenticated else None


def actor() -> Actor:
    """Whoever asks, as permissions see them."""
    if "actor" not in g:
        me = account()
        proofs = frozenset(session.get("proofs", ()) if cookies.is_sent() else ())
        g.actor = me.as_actor(proofs) if me else Actor(proofs=proofs)
    found: Actor = g.actor
    return found


def sign_in(who: Account) -> None:
    """A new session with a new token; what the visitor's cookie held before is dropped (T22).

    Proofs too: on a shared phone the reports opened before need not be this person's.
    """
    session.clear()
    session.permanent = True
    devices.remember(who.email)
    login_user(SignedIn(people.sessions.open_for(who), who, is_stale=False))


def sign_out() -> None:
    if current_user.is_authenticated:
        people.sessions.close(current_user.token)
    logout_user()
    session.clear()


def remember_proof(proof: str) -> None:
    """This visitor has proved that thing theirs: it stays so while the cookie lives."""
    kept = [each for each in session.get("proofs", []) if each != proof]
    session["proofs"] = [*kept, proof][-MOST_PROOFS:]
    g.pop("actor", None)


def ask_to_sign_in() -> AnyResponse:
    """To the log-in page and back; a fragment must not swallow that page, so it gets a 401.

    What was sent can't be sent again from there: it leads on to where the person is at home.
    """
    target = SIGN_IN
    if request.method == "GET":
        target += f"?next={quote(safe_path(request.full_path.rstrip('?')))}"
    return leave_for(target, HTTPStatus.UNAUTHORIZED) if is_fragment() else redirect(target)


def _keep_alive(response: Any) -> Any:
    """Mark a log-in as used, once its request is over.

    Static files and unknown hosts have no tenant, and so nobody to look up.
    """
    if (
        tenancy.current_or_none()
        and cookies.is_sent()
        and "_user_id" in session
        and current_user.is_authenticated
        and current_user.is_stale
    ):
        g.touch = partial(people.sessions.touch, current_user.token)
    return response
