"""Between the pictures and the next page, where one says where it was taken."""

from flask import Blueprint, redirect, request

from tenants import places
from web.access import allow, anyone
from web.answers import Answer
from web.complaints.filing import drafting, photo_place
from web.complaints.filing.drafting import PHOTOS
from web.complaints.forms import CheckForm
from web.complaints.routes import filing
from web.headers import secret_address

bp = Blueprint(
    "complaint_photo_place", __name__, template_folder="../templates", url_prefix="/lapor/<token>"
)


@bp.route("/tempat-foto", methods=["GET", "POST"])
@allow(anyone)
@secret_address
def show(token: str) -> Answer:
    draft = filing.find(token)
    offer, form = photo_place.find(token), CheckForm()
    if offer is None:
        return redirect(drafting.address(token, PHOTOS), 303)
    if form.validate_on_submit():
        photo_place.answer(draft, offer, is_wanted=request.form.get("use") == "1")
        return redirect(offer.after, 303)
    located = places.locate(*offer.point)
    code = located.village_code if located else None
    return filing.step(
        "complaints/file_photo_place.html",
        draft,
        token,
        PHOTOS,
        form,
        point=f"{offer.point.latitude}, {offer.point.longitude}",
        place_name=places.name_of(code) if code else "",
        chosen_name=places.name_of(draft.answers["village"]) if "village" in draft.answers else "",
    )
