"""The officer's inbox: boxes by due moment, and a search in each."""

from urllib.parse import urlencode

from flask import Blueprint, request
from flask_babel import gettext as _

from tenants import complaints
from tenants.complaints import Box
from tenants.people import Permission
from web import identity
from web.access import allow
from web.complaints import views
from web.forms import searched
from web.htmx import page, wants_only
from web.views import rows

bp = Blueprint(
    "complaint_inbox", __name__, template_folder="../templates", url_prefix="/meja/pengaduan"
)

INBOX = "/meja/pengaduan"


@bp.get("")
@allow(Permission.HANDLE_COMPLAINT)
def index() -> str:
    actor = identity.actor()
    asked = request.args.get("kotak", "")
    box = Box(asked) if asked in set(Box) else Box.ALL
    words = searched()
    counts = complaints.count_boxes(actor)
    boxes = _boxes(box, words, counts)
    if wants_only("counters"):
        return page("complaints/desk_inbox.html", block="counters", filters=boxes)
    found = complaints.inbox(actor, box, words=words, after=request.args.get("setelah"))
    is_counted = box in counts and not words
    return page(
        "complaints/desk_inbox.html",
        block="results",
        filters=boxes,
        box=box,
        q=words,
        page=rows(
            [views.row(each, unmasked=True) for each in found.items],
            INBOX,
            found.after,
            {"kotak": box, "q": words},
        ),
        total=counts[box] if is_counted else complaints.count_inbox(actor, box, words),
        elsewhere=[each for each in boxes if each[1] in _wide(words) and not each[2]],
        has_several=len(actor.agency_ids) > 1,
        inbox_url=INBOX,
    )


def _boxes(box: Box, words: str, counts: dict[Box, int]) -> list[tuple[str, str, bool, int | None]]:
    return [(_(each.label), _box_url(each, words), each is box, counts.get(each)) for each in Box]


def _box_url(box: Box, words: str) -> str:
    return f"{INBOX}?{urlencode({'kotak': box} | ({'q': words} if words else {}))}"


def _wide(words: str) -> set[str]:
    """The lists that together hold all that an agency has: where else to look for something."""
    return {_box_url(each, words) for each in (Box.ALL, Box.ASKED, Box.ANSWERED, Box.CLOSED)}
