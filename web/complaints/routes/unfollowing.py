"""Ending one follow from its mail, or from the list of all: like a digest (unsubscribing.py)."""

from flask import Blueprint
from flask_babel import gettext as _

from tenants.complaints import following
from web import limits, origin
from web.access import allow, anyone
from web.headers import secret_address
from web.htmx import page

bp = Blueprint("complaint_unfollowing", __name__, template_folder="../templates", url_prefix="/u")


@bp.get("/ikuti/<int:follow_id>/<key>")
@allow(anyone)
@secret_address
@limits.opening
def ask_follow(follow_id: int, key: str) -> str:
    return page("complaints/follow_stop.html", is_done=False, name=_name(follow_id, key))


@bp.post("/ikuti/<int:follow_id>/<key>")
@allow(anyone)
@secret_address
@limits.opening
def stop_follow(follow_id: int, key: str) -> str:
    """This one and no other: whoever got the mail from its reader has no more than that."""
    name = _name(follow_id, key)
    following.unfollow(follow_id)
    return page("complaints/follow_stop.html", is_done=True, name=name)


def _name(follow_id: int, key: str) -> str:
    """In words what it was; empty where it ended before."""
    following.check_key(following.Door.STOP, follow_id, key)
    named = following.named(follow_id)
    return named.spoken(_) if named else ""


origin.open_to_machines(stop_follow)
