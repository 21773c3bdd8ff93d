"""The officer's inbox: boxes by due moment, each narrowed by what its address says."""

from http import HTTPStatus

from flask import Blueprint, request

from tenants import complaints
from tenants.complaints import Box
from tenants.kernel.paging import LONG_PAGE, PAGE
from tenants.people import Actor, Permission
from web import identity
from web.access import allow
from web.answers import Answer
from web.complaints import views
from web.complaints.addresses import INBOX
from web.complaints.desk import narrowing
from web.complaints.desk.bulk import picking
from web.complaints.desk.counters import counters
from web.complaints.desk.narrowing import Asked
from web.htmx import page, wants_only
from web.views import Rows, rows

bp = Blueprint("complaint_inbox", __name__, template_folder="../templates", url_prefix=INBOX)


@bp.get("")
@allow(Permission.HANDLE_COMPLAINT)
def index() -> Answer:
    actor, box = identity.actor(), read_box(request.args.get("kotak", ""))
    asked = narrowing.read(actor)
    counts = complaints.count_boxes(actor, asked.narrowed)
    counted = counters(INBOX, box, asked, counts)
    if wants_only("counters"):
        if counted.are_known:
            return "", HTTPStatus.NO_CONTENT
        return page("complaints/desk_inbox.html", block="counters", counters=counted)
    total = (
        counts[box] if box in counts else complaints.desk.count_inbox(actor, box, asked.narrowed)
    )
    is_long = bool(request.args.get("panjang"))
    return page(
        "complaints/desk_inbox.html",
        block="results",
        counters=counted,
        box=box,
        asked=asked,
        page=_stretch(actor, box, asked, is_long=is_long),
        total=total,
        longer_url=asked.address(INBOX, kotak=box.value, panjang="1")
        if total > PAGE and not is_long
        else None,
        elsewhere=[each for each in counted.small if not each.is_current],
        found_elsewhere=_in_other_lists(actor, asked) if not total else [],
        picking=picking.offered(actor, asked.kept | {"kotak": box.value}),
        has_several=len(actor.agency_ids) > 1,
        inbox_url=INBOX,
    )


def _in_other_lists(actor: Actor, asked: Asked) -> list[views.Row]:
    """What was searched for and this list does not hold."""
    found = complaints.desk.anywhere(actor, asked.narrowed) if asked.words else ()
    return [views.row(each, unmasked=True) for each in found]


def _stretch(actor: Actor, box: Box, asked: Asked, *, is_long: bool) -> Rows[views.Row]:
    found = complaints.desk.inbox(
        actor,
        box,
        asked.narrowed,
        after=request.args.get("setelah"),
        limit=LONG_PAGE if is_long else PAGE,
    )
    return rows(
        [views.row(each, unmasked=True) for each in found.items],
        INBOX,
        found.after,
        asked.kept | {"kotak": box.value, "panjang": "1" if is_long else ""},
    )


def read_box(asked: str) -> Box:
    return Box(asked) if asked in set(Box) else Box.ALL
