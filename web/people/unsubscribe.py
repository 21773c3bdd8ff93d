"""Stopping a digest from the mail itself (RFC 8058).

The POST of a mail program carries no cookie and no form token: the signed link is the proof.
A GET only asks, since link scanners open everything.
"""

from flask import Blueprint
from werkzeug.wrappers import Response

from tenants import people
from web import limits, origin
from web.access import allow, anyone
from web.headers import secret_address
from web.htmx import page

bp = Blueprint("unsubscribe", __name__, template_folder="templates", url_prefix="/u")


@bp.get("/<int:account_id>/<key>")
@allow(anyone)
@secret_address
@limits.opening
def ask(account_id: int, key: str) -> str:
    account = people.by_unsubscribe_key(account_id, key)
    return page("people/unsubscribe.html", is_done=False, is_staff=account.is_staff)


@bp.post("/<int:account_id>/<key>")
@allow(anyone)
@secret_address
@limits.opening
def stop(account_id: int, key: str) -> str | Response:
    account = people.by_unsubscribe_key(account_id, key)
    people.set_digest(account, people.Frequency.NEVER)
    people.set_weekly_report(account, wants=False)
    return page("people/unsubscribe.html", is_done=True, is_staff=account.is_staff)


origin.open_to_machines(stop)
