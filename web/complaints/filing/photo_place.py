"""Where a photo was taken, offered as the place of the report: kept only once its sender says so.

Until then it is nowhere but in the sender's own cookie, which is signed.
"""

from typing import NamedTuple

from flask import request, session

from tenants import complaints
from tenants.complaints import Draft, Point
from tenants.kernel import ids
from tenants.places import INDONESIA
from web.complaints.filing import drafting
from web.complaints.filing.place_form import point_of

OFFER = "photo_place"
PAGE = "tempat-foto"
WEST, SOUTH, EAST, NORTH = INDONESIA


class Offer(NamedTuple):
    """A place, and where its sender was going."""

    point: Point
    after: str


def is_open(draft: Draft) -> bool:
    """Whether there is no pin yet."""
    return draft.answers.get("latitude") is None


def take(draft: Draft) -> None:
    """Keep the place that a phone has read in a photo, where its sender has ticked that."""
    if request.form.get("use_place") != "1" or not is_open(draft):
        return
    point = point_of(request.form.get("latitude"), request.form.get("longitude"))
    if point:
        complaints.drafts.keep_answers(draft, point._asdict())


def offered(draft: Draft, token: str, place: drafting.Place, after: str) -> str:
    """The address to go on to: that of the offer, if there is anything to offer."""
    if place is None or not is_open(draft) or request.form.get("place_asked"):
        return after
    latitude, longitude = place
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        return after
    session[OFFER] = {"token": token, "at": [latitude, longitude], "after": after}
    return drafting.address(token, PAGE)


def find(token: str) -> Offer | None:
    """What this browser was offered for this draft."""
    kept = session.get(OFFER)
    if not kept or not ids.is_same(kept["token"], token):
        return None
    return Offer(Point(*kept["at"]), kept["after"])


def answer(draft: Draft, offer: Offer, *, is_wanted: bool) -> None:
    """Either way it is not asked again."""
    session.pop(OFFER, None)
    if is_wanted:
        complaints.drafts.keep_answers(draft, offer.point._asdict())
