"""One's own account: what services have for it, the language of its mails, all devices out."""

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tenants import people
from tenants.people import Account
from web import identity
from web.access import allow, signed_in
from web.answers import Answer, shown
from web.people import roles
from web.people.forms import AccountForm
from web.portal.offerings import OFFERINGS

bp = Blueprint("account", __name__, template_folder="templates", url_prefix="/akun")


@bp.route("", methods=["GET", "POST"])
@allow(signed_in)
def show() -> Answer:
    me = _me()
    form = AccountForm(data={"email_language": me.locale})
    if form.validate_on_submit():
        people.set_locale(me, form.email_language.data)
        flash(_("Pilihan tersimpan."))
        return redirect("/akun", 303)
    return shown(
        "portal/account.html",
        form,
        account={"name": me.name, "email": me.email, "role_label": roles.spoken(me)},
        parts=[each.account.draw(each.account.ask()) for each in OFFERINGS if each.account],
    )


@bp.post("/keluarkan-semua")
@allow(signed_in)
def end_all() -> Response:
    people.sessions.close_all(_me().id)
    identity.sign_out()
    return redirect("/masuk", 303)


def _me() -> Account:
    me = identity.account()
    if me is None:
        message = "@allow(signed_in) let a visitor through"
        raise RuntimeError(message)
    return me
