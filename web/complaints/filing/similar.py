"""Before a report goes on: what others may have reported already, for whoever rather follows it."""

from flask import redirect
from werkzeug.wrappers import Response

from tenants import complaints
from tenants.complaints import Draft, Point, Visibility
from web.complaints import views
from web.complaints.filing import drafting
from web.complaints.filing.drafting import CHANGING, WHERE
from web.complaints.views import Headline

PAGE = "serupa"
SHOWN = "similar"  # numbers that the writer of this draft has been shown


def found(draft: Draft) -> list[Headline]:
    """None for what its writer wants rahasia."""
    kept = draft.answers
    if kept.get("visibility") == Visibility.SECRET or "village" not in kept:
        return []
    latitude, longitude = kept.get("latitude"), kept.get("longitude")
    point = None
    if latitude is not None and longitude is not None:
        point = Point(latitude, longitude)
    listed = complaints.similar.published(
        kept["text"],
        village_code=kept["village"],
        topic_code=kept.get("topic"),
        point=point,
    )
    return [views.headline(each) for each in listed]


def offered(draft: Draft, token: str) -> Response | None:
    """To the page that offers them; None where there are none, or none that is new."""
    numbers = {each.reference for each in found(draft)}
    known = set(draft.answers.get(SHOWN, ()))
    if not numbers - known:
        return None
    complaints.drafts.keep_answers(draft, {SHOWN: sorted(known | numbers)})
    return redirect(here(token), 303)


def here(token: str) -> str:
    """Opened for what the page before was opened for."""
    address = drafting.address(token, PAGE)
    return f"{address}?{CHANGING}=1" if drafting.is_changing() else address


def next_address(token: str) -> str:
    return drafting.next_address(token, WHERE)


def back_address(token: str) -> str:
    return drafting.here(token, WHERE)
