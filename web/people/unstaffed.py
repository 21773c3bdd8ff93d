"""The offices that reports would go to and where nobody works yet, each with its invitation."""

from urllib.parse import urlencode

from flask import Blueprint, request

from tenants import agencies, complaints, people
from tenants.people import Permission, Role
from web.access import allow
from web.htmx import page
from web.people.missing import INVITE, MISSING
from web.views import rows

bp = Blueprint("unstaffed", __name__, template_folder="templates")

PAGE = 50


@bp.get(MISSING)
@allow(Permission.ADMINISTER)
def index() -> str:
    known = people.staffing(complaints.topics.routed_to())
    empty = {str(each) for each in known.empty_agency_ids}
    found = [each for each in _behind(request.args.get("setelah", "")) if each[0] in empty]
    return page(
        "people/desk_unstaffed.html",
        total=len(empty),
        page=rows(
            [
                (name, _invitation(code), int(code) in known.invited_agency_ids)
                for code, name in found[:PAGE]
            ],
            MISSING,
            found[PAGE - 1][0] if len(found) > PAGE else None,
        ),
    )


def _behind(code: str) -> list[tuple[str, str]]:
    """(id, name) of the agencies behind this one: where it stands does not change with staffing."""
    names = agencies.names()
    codes = [each for each, _name in names]
    return names[codes.index(code) + 1 :] if code in codes else names


def _invitation(code: str) -> str:
    return f"{INVITE}?{urlencode({'peran': Role.OFFICER, 'dinas': code})}"
