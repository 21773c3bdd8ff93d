"""What a link in a mail opens: an invitation, a proof of address, a new password.

Opening a link changes nothing, since scanners open them too; its button does.
"""

from collections.abc import Callable
from functools import wraps

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _

from tenants import people
from tenants.kernel.errors import Invalid, NotFound
from tenants.people import Account, LinkPurpose
from web import identity, limits
from web.access import allow, anyone
from web.answers import Answer, shown
from web.headers import secret_address
from web.htmx import page
from web.people import roles
from web.people.forms import ForgotForm, PasswordForm

bp = Blueprint("links", __name__, template_folder="templates", url_prefix="/tautan")


def offering_another(view: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """A link that is used up or too old answers 404 with a form that asks for a new one."""

    @wraps(view)
    def opened(token: str) -> Answer:
        try:
            return view(token)
        except NotFound:
            return page("people/expired.html", form=ForgotForm(formdata=None)), 404

    return opened


@bp.route("/undangan/<token>", methods=["GET", "POST"])
@allow(anyone)
@secret_address
@limits.opening
@offering_another
def invitation(token: str) -> Answer:
    account = people.open_link(token, LinkPurpose.INVITATION)
    form = PasswordForm()
    if _sets_password(form, token, LinkPurpose.INVITATION):
        identity.sign_in(account)
        return redirect("/meja", 303)
    invited = {
        "name": account.name,
        "email": account.email,
        "role_label": roles.spoken(account),
        "agency_name": roles.agencies_of(account) or None,
    }
    return shown("people/invitation.html", form, invitation=invited)


@bp.route("/surel/<token>", methods=["GET", "POST"])
@allow(anyone)
@secret_address
@limits.opening
@offering_another
def verification(token: str) -> Answer:
    """The first password of an account: whoever reads its mail chooses it."""
    account = people.open_link(token, LinkPurpose.VERIFICATION)
    form = PasswordForm()
    if _sets_password(form, token, LinkPurpose.VERIFICATION):
        identity.sign_in(account)
        flash(_("Alamat surel Anda sudah terbukti. Selamat datang."))
        return redirect("/akun", 303)
    return shown("people/verification.html", form, account=_named(account))


@bp.route("/sandi/<token>", methods=["GET", "POST"])
@allow(anyone)
@secret_address
@limits.opening
@offering_another
def password_reset(token: str) -> Answer:
    """Sets a new password; does not log in (T64)."""
    people.open_link(token, LinkPurpose.PASSWORD_RESET)
    form = PasswordForm()
    if _sets_password(form, token, LinkPurpose.PASSWORD_RESET):
        flash(_("Kata sandi baru tersimpan. Silakan masuk."))
        return redirect("/masuk", 303)
    return shown("people/forgot.html", form, stage="choose")


def _sets_password(form: PasswordForm, token: str, purpose: LinkPurpose) -> bool:
    if not form.validate_on_submit():
        return False
    try:
        people.set_password(token, purpose, form.password.data or "")
    except Invalid as error:
        form.blame(error)
        return False
    return True


def _named(account: Account) -> dict[str, str]:
    return {"name": account.name, "email": account.email}
