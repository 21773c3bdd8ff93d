"""Between place and pictures: reports that may be the same, to follow instead of one more."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from tenants import complaints
from tenants.complaints import following
from web import identity
from web.access import allow, anyone
from web.answers import Answer, shown
from web.complaints.filing import drafting, similar, unfinished
from web.complaints.forms import CheckForm
from web.complaints.routes import filing
from web.headers import secret_address

bp = Blueprint(
    "complaint_similar", __name__, template_folder="../templates", url_prefix="/lapor/<token>"
)
FOLLOWED = "ikut"


@bp.route("/serupa", methods=["GET", "POST"])
@allow(anyone)
@secret_address
def show(token: str) -> Answer:
    """It never keeps anybody from going on: that is a link."""
    draft, form = filing.find(token), CheckForm()
    wanted = request.form.get("laporan", "")
    if wanted and form.validate_on_submit():
        return _follow(token, wanted)
    reports, followed = similar.found(draft), request.args.get(FOLLOWED)
    if not reports and not followed:
        return redirect(similar.next_address(token), 303)
    return shown(
        "complaints/file_similar.html",
        form,
        back_url=similar.back_address(token),
        saved_until=drafting.saved_until(draft),
        is_too_long=False,
        reports=reports,
        next_url=similar.next_address(token),
        followed=followed if followed in {each.reference for each in reports} else None,
        is_own=unfinished.is_of(token),
    )


def _follow(token: str, reference: str) -> Response:
    """In one tap for whoever is signed in; by mail for others, whose draft stays where it is."""
    complaint, me = complaints.published().by_reference(reference), identity.account()
    if me is None:
        return redirect(f"/ikuti?laporan={complaint.reference}", 303)
    following.follow(following.known(me.id), following.Subject(complaint.id))
    address = similar.here(token)
    joined = "&" if "?" in address else "?"
    return redirect(f"{address}{joined}{FOLLOWED}={complaint.reference}", 303)
