"""All that somebody follows and how often they hear of it: their account's, or by a mailed link."""

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _

from tenants.complaints import following
from tenants.people import Account
from web import identity, limits
from web.access import allow, anyone, signed_in
from web.answers import Answer, shown
from web.complaints.following import wishes
from web.headers import secret_address

bp = Blueprint("complaint_followed", __name__, template_folder="../templates", url_prefix="/ikuti")


@bp.route("/saya", methods=["GET", "POST"])
@allow(signed_in)
def mine() -> Answer:
    me = identity.account()
    known = following.by_account(me.id) if me else None
    return _wished(known or following.Follower.usual(), me, "/ikuti/saya")


@bp.route("/saya/<int:follower_id>/<key>", methods=["GET", "POST"])
@allow(anyone)
@secret_address
@limits.opening
def by_link(follower_id: int, key: str) -> Answer:
    return _wished(
        following.by_wishes_key(follower_id, key), None, f"/ikuti/saya/{follower_id}/{key}"
    )


def _wished(follower: following.Follower, me: Account | None, url: str) -> Answer:
    form = wishes.form_of(follower, me)
    if form.validate_on_submit():
        kept = following.known(me.id) if me else follower
        wishes.keep(form, kept, me)
        flash(_("Pilihan tersimpan."))
        return redirect(url, 303)
    return shown("complaints/followed.html", form, url=url, **wishes.besides(follower))
