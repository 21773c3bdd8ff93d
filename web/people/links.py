"""What a link in a mail opens: an invitation, a proof of address, a new password.

Opening a link changes nothing, since scanners open them too; its button does.
"""

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _

from tenants import people
from tenants.kernel.errors import Invalid
from tenants.people import LinkPurpose
from web import identity, limits
from web.access import allow, anyone
from web.answers import Answer, shown
from web.forms import Form
from web.headers import secret_address
from web.htmx import page
from web.people import roles
from web.people.forms import PasswordForm

bp = Blueprint("links", __name__, template_folder="templates", url_prefix="/tautan")


@bp.route("/undangan/<token>", methods=["GET", "POST"])
@allow(anyone)
@secret_address
@limits.opening
def invitation(token: str) -> Answer:
    account = people.open_link(token, LinkPurpose.INVITATION)
    form = PasswordForm()
    if form.validate_on_submit():
        try:
            identity.sign_in(
                people.set_password(token, LinkPurpose.INVITATION, form.password.data or "")
            )
        except Invalid as error:
            form.blame(error)
        else:
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
def verification(token: str) -> Answer:
    people.open_link(token, LinkPurpose.VERIFICATION)
    form = Form()
    if form.validate_on_submit():
        identity.sign_in(people.verify(token))
        flash(_("Alamat surel Anda sudah terbukti. Selamat datang."))
        return redirect("/akun", 303)
    return page("people/verification.html", form=form)


@bp.route("/sandi/<token>", methods=["GET", "POST"])
@allow(anyone)
@secret_address
@limits.opening
def password_reset(token: str) -> Answer:
    """Sets a new password; does not log in (T64)."""
    people.open_link(token, LinkPurpose.PASSWORD_RESET)
    form = PasswordForm()
    if form.validate_on_submit():
        people.set_password(token, LinkPurpose.PASSWORD_RESET, form.password.data or "")
        flash(_("Kata sandi baru tersimpan. Silakan masuk."))
        return redirect("/masuk", 303)
    return shown("people/forgot.html", form, stage="choose")
