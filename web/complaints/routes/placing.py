"""The page of a report that asks where: a list, the phone's own place, or a pin on a map."""

from typing import Any

from flask import Blueprint, request

from tenants.complaints import Draft
from web import maps
from web.access import allow, anyone
from web.answers import Answer
from web.complaints.filing import keeping, placing, similar, topic_questions
from web.complaints.filing.drafting import WHERE
from web.complaints.filing.place_form import WhereForm
from web.complaints.routes import filing
from web.headers import asks_location, secret_address, shows_map
from web.repeats import lists_beginning

bp = Blueprint(
    "complaint_placing", __name__, template_folder="../templates", url_prefix="/lapor/<token>"
)


@bp.route("/di-mana", methods=["GET", "POST"])
@allow(anyone)
@lists_beginning(topic_questions.MANY)
@secret_address
@shows_map
@asks_location
def where(token: str) -> Answer:
    draft = filing.find(token)
    form = WhereForm.about(draft.answers.get("topic"))(data=placing.where(draft))
    wanted = request.form.get("show")
    if keeping.is_asked():
        return keeping.keep(draft, token, WHERE, form)
    finding = placing.find(form, is_asked=wanted == "point")
    placing.fill_places(form)
    if wanted:
        keeping.note_down(draft, token, WHERE, form)
    elif form.validate_on_submit():
        onwards = filing.go_on(draft, token, WHERE, placing.where_of(draft, form))
        return similar.offered(draft, token) or onwards
    shown = {"block": "place"} if wanted == "point" else {}
    return _page(token, draft, form, finding=finding, **shown)


@bp.get("/desa")
@allow(anyone)
@secret_address
def villages(token: str) -> Answer:
    """The villages of a district, as its list is changed."""
    draft = filing.find(token)
    form = WhereForm(data={"district": request.args.get("district")})
    placing.fill_places(form)
    return _page(token, draft, form, block="villages", finding=None)


def _page(token: str, draft: Draft, form: WhereForm, **context: Any) -> Answer:
    return filing.step(
        "complaints/file_where.html",
        draft,
        token,
        WHERE,
        form,
        villages_url=f"/lapor/{token}/desa",
        ground=maps.ground(),
        **context,
    )
