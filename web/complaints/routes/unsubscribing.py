"""Stopping a digest from the mail itself (RFC 8058).

The POST of a mail program carries no cookie and no form token: the signed link is the proof.
A GET only asks, since link scanners open everything.
"""

from flask import Blueprint

from tenants import people
from tenants.complaints import following
from tenants.people import Frequency
from web import limits, origin
from web.access import allow, anyone
from web.headers import secret_address
from web.htmx import page

bp = Blueprint("complaint_unsubscribing", __name__, template_folder="../templates", url_prefix="/u")


@bp.get("/<int:account_id>/<key>")
@allow(anyone)
@secret_address
@limits.opening
def ask(account_id: int, key: str) -> str:
    account = people.by_unsubscribe_key(account_id, key)
    return page("complaints/digest_stop.html", is_done=False, is_staff=account.is_staff)


@bp.post("/<int:account_id>/<key>")
@allow(anyone)
@secret_address
@limits.opening
def stop(account_id: int, key: str) -> str:
    """All digests of an account: of its work here, and of what its owner follows."""
    account = people.by_unsubscribe_key(account_id, key)
    people.set_digest(account, Frequency.NEVER)
    people.set_weekly_report(account, wants=False)
    follower = following.by_account(account_id)
    return _stopped(follower, is_staff=account.is_staff)


@bp.get("/ringkasan/<int:follower_id>/<key>")
@allow(anyone)
@secret_address
@limits.opening
def ask_follower(follower_id: int, key: str) -> str:
    following.check_key(following.Door.DIGEST, follower_id, key)
    return page("complaints/digest_stop.html", is_done=False, is_staff=False)


@bp.post("/ringkasan/<int:follower_id>/<key>")
@allow(anyone)
@secret_address
@limits.opening
def stop_follower(follower_id: int, key: str) -> str:
    following.check_key(following.Door.DIGEST, follower_id, key)
    return _stopped(following.follower_by_id(follower_id), is_staff=False)


def _stopped(follower: following.Follower | None, *, is_staff: bool) -> str:
    """Twice is harmless, also for whoever is gone."""
    if follower is not None:
        following.stop_digests(follower)
    is_own_told = follower is None or follower.own != Frequency.NEVER
    return page(
        "complaints/digest_stop.html", is_done=True, is_staff=is_staff, is_own_told=is_own_told
    )


for view in (stop, stop_follower):
    origin.open_to_machines(view)
