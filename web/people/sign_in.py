"""Signing in, signing out, registering, asking for a new password."""

from flask import Blueprint, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tenants import people
from tenants.people import LinkPurpose
from web import identity, language, limits
from web.access import allow, anyone
from web.answers import Answer, shown
from web.htmx import page
from web.people.forms import ForgotForm, RegisterForm, SignInForm
from web.redirects import safe_path

bp = Blueprint("sign_in", __name__, template_folder="templates")


@bp.route("/masuk", methods=["GET", "POST"])
@allow(anyone)
@limits.guessing
@limits.one_account
@limits.one_account_anywhere
def sign_in() -> Answer:
    form = SignInForm()
    if form.validate_on_submit():
        account = people.sessions.identify(form.email.data or "", form.password.data or "")
        if account is not None:
            identity.sign_in(account)
            home = "/meja" if account.is_staff else "/akun"
            return redirect(safe_path(request.args.get("next"), home), 303)
        form.form_errors.append(
            _("Surel atau kata sandi tidak cocok, atau tautan dari surel kami belum Anda buka.")
        )
    return shown("people/login.html", form, may_register=True)


@bp.post("/keluar")
@allow(anyone)
def sign_out() -> Response:
    identity.sign_out()
    response = redirect("/", 303)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.route("/daftar", methods=["GET", "POST"])
@allow(anyone)
@limits.guessing
@limits.mailing
def register() -> Answer:
    """The answer is the same for an address that has an account: its owner is told by mail."""
    form = RegisterForm()
    if form.validate_on_submit():
        people.register(
            email=form.email.data or "",
            name=form.name.data or "",
            locale=language.locale(),
        )
        return _sent(registering=True)
    return shown("people/register.html", form)


@bp.route("/lupa-sandi", methods=["GET", "POST"])
@allow(anyone)
@limits.guessing
@limits.mailing
def forgot() -> Answer:
    form = ForgotForm()
    if form.validate_on_submit():
        people.ask_for_link(form.email.data or "")
        return _sent(registering=False)
    return shown("people/forgot.html", form, stage="ask")


def _sent(*, registering: bool) -> str:
    """The same for every address; how long each kind of link works, since it may be any."""
    hours = {purpose: purpose.hours for purpose in LinkPurpose}
    return page(
        "people/sent.html",
        registering=registering,
        minutes=round(hours[LinkPurpose.PASSWORD_RESET] * 60),
        hours=round(hours[LinkPurpose.VERIFICATION]),
        days=round(hours[LinkPurpose.INVITATION] / 24),
    )
