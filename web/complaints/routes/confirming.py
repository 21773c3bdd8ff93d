"""The answer to the question by mail whether to follow something."""

from flask import Blueprint, flash, redirect
from flask_babel import gettext as _

from tenants.complaints import following
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_
from web import limits
from web.access import allow, anyone
from web.answers import Answer, shown
from web.forms import Form
from web.headers import secret_address

bp = Blueprint("complaint_confirming", __name__, template_folder="../templates")


@bp.route("/ikuti/konfirmasi/<int:follow_id>/<key>", methods=["GET", "POST"])
@allow(anyone)
@secret_address
@limits.opening
def confirm(follow_id: int, key: str) -> Answer:
    """Opening the link only asks, since scanners open everything; its button follows."""
    found, form = _asked(follow_id, key), Form()
    if not form.validate_on_submit():
        named = following.named(follow_id)
        name = named.spoken(_) if named else ""
        return shown("complaints/follow_confirm.html", form, name=name)
    following.confirm(found)
    flash(_("Anda sekarang mengikutinya. Di sini Anda atur seberapa sering kami menulis."))
    return redirect(f"/ikuti/saya/{_wishes(found.follower)}", 303)


def _asked(follow_id: int, key: str) -> following.Follow:
    following.check_key(following.Door.CONFIRM, follow_id, key)
    found = following.by_id(follow_id)
    if found is None:
        message = N_("Tautan ini sudah lewat waktunya, atau Anda sudah berhenti mengikutinya.")
        raise NotFound(message)
    return found


def _wishes(follower: following.Follower) -> str:
    return f"{follower.id}/{following.key_of(following.Door.WISHES, follower.id)}"
