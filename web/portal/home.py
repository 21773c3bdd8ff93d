"""The first page, and the way to one's own desk."""

from flask import Blueprint, redirect
from werkzeug.wrappers import Response

from tenants import people
from tenants.people import Permission, may
from web import identity, written
from web.access import allow, anyone
from web.htmx import page
from web.portal.offerings import DESKS, OFFERINGS

bp = Blueprint("portal", __name__, template_folder="templates")


@bp.get("/")
@allow(anyone)
def home() -> str:
    asked = tuple((each.home, each.home.ask()) for each in OFFERINGS if each.home)
    is_open = people.has_coordinator()

    def write() -> str:
        parts = [block.draw(facts) for block, facts in asked]
        return page("portal/home.html", parts=parts, is_open=is_open)

    return written.once((asked, is_open), write)


@bp.get("/meja")
@allow(Permission.USE_DESK)
def desk() -> Response:
    """To the first desk that this person works at; staff without one have their account."""
    actor = identity.actor()
    own = [each.url for each in DESKS if may(actor, each.permission)]
    return redirect(own[0] if own else "/akun")
