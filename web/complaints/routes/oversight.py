"""What is at the agencies, and how much of it is late: the coordinator looks on, and reads."""

from urllib.parse import urlencode

from flask import Blueprint, abort, request
from flask_babel import gettext as _

from tenants import agencies, complaints, people
from tenants.people import Permission
from web.access import allow
from web.complaints import views
from web.complaints.addresses import AT_AGENCIES
from web.complaints.desk import reminders
from web.forms import searched
from web.htmx import page
from web.views import rows

bp = Blueprint("complaint_oversight", __name__, template_folder="../templates")


LATE = "terlambat"


@bp.get(AT_AGENCIES)
@allow(Permission.COORDINATE_COMPLAINTS)
def index() -> str:
    code, late = request.args.get("dinas", ""), bool(request.args.get(LATE))
    names = dict(agencies.names())
    if code and code not in names:
        abort(404)
    words = searched()
    found = complaints.loads.at_agencies(
        int(code) if code else None, late=late, words=words, after=request.args.get("setelah")
    )
    kept = {name: value for name, value in _address(code, late=late).items() if value}
    loads = complaints.loads.of()
    shown = [each for each in loads if not code or str(each.agency_id) == code]
    return page(
        "complaints/at_agencies.html",
        block="results",
        q=words,
        kept=kept,
        name=names.get(code),
        name_is_unstaffed=bool(code) and not people.is_staffed(int(code)),
        filters=_filters(code, shown, late=late),
        climbed=reminders.climbed_by(found.items),
        loads=[_linked(each) for each in loads],
        page=rows(
            [views.row(each, unmasked=True) for each in found.items],
            AT_AGENCIES,
            found.after,
            kept | {"q": words},
        ),
    )


def _linked(load: complaints.loads.Load) -> tuple[complaints.loads.Load, str, str, bool]:
    code = str(load.agency_id)
    return load, _url(code), _url(code, 1), not people.is_staffed(load.agency_id)


def _filters(
    code: str, shown: list[complaints.loads.Load], *, late: bool
) -> list[tuple[str, str, bool, int]]:
    every, past = sum(each.open_count for each in shown), sum(each.late_count for each in shown)
    return [
        (_("Semua yang terbuka"), _url(code), not late, every),
        (_("Lewat tenggat"), _url(code, 1), late, past),
    ]


def _address(code: str, *, late: bool) -> dict[str, str]:
    return {"dinas": code, LATE: "1" if late else ""}


def _url(code: str, late: int = 0) -> str:
    kept = _address(code, late=bool(late))
    query = urlencode({name: value for name, value in kept.items() if value})
    return f"{AT_AGENCIES}?{query}" if query else AT_AGENCIES
