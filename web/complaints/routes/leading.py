"""The screens of who leads an agency or the region: numbers, and the lists behind them."""

from dataclasses import replace

from flask import Blueprint, abort, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from tenants import agencies, complaints, people
from tenants.complaints import Complaint
from tenants.people import Permission
from web import identity
from web.access import allow
from web.complaints import views
from web.complaints.figures import screens
from web.htmx import page
from web.views import rows

bp = Blueprint("complaint_leading", __name__, template_folder="../templates")


@bp.get(screens.AGENCY)
@allow(Permission.LEAD_AGENCY)
def agency() -> str:
    me, names = identity.actor(), dict(agencies.names())
    chosen = screens.own_agency(me, request.args.get("dinas", ""))
    return page(
        "complaints/leading_agency.html",
        filters=[
            (names[str(each)], f"{screens.AGENCY}?dinas={each}", each == chosen, None)
            for each in sorted(me.headed_ids)
        ],
        is_weekly=screens.takes_report(),
        **screens.told_of_agency(chosen),
    )


@bp.get(screens.REGION)
@allow(Permission.OVERSEE_REGION)
def region() -> str:
    return page(
        "complaints/leading_region.html",
        is_weekly=screens.takes_report(),
        **screens.told_of_region(),
    )


@bp.get(screens.LIST)
@allow(Permission.READ_FIGURES)
def listing() -> str:
    me, topic = identity.actor(), request.args.get("topik", "")
    agency_id = screens.agency_asked(me, request.args.get("dinas", ""))
    wanted = request.args.get("keadaan", complaints.figures.Slice.OPEN)
    if wanted not in screens.slices(agency_id):
        abort(404)
    chosen, after = complaints.figures.Slice(wanted), request.args.get("setelah")
    found = complaints.figures.listed(chosen, agency_id, topic_code=topic or None, after=after)
    kept = {"dinas": str(agency_id or ""), "keadaan": str(chosen), "topik": topic}
    return page(
        "complaints/leading_list.html",
        block="results",
        title=_(chosen.label),
        name=agencies.by_id(agency_id).name if agency_id else None,
        back_url=screens.home_of(me),
        filters=[
            (_(each.label), screens.list_url(each, agency_id, topic), each is chosen, None)
            for each in screens.slices(agency_id)
        ],
        page=rows([_row(each) for each in found.items], screens.LIST, found.after, kept),
    )


def _row(complaint: Complaint) -> views.Row:
    """What is not open to all yet has no words here either."""
    told = views.row(complaint)
    return told if complaint.is_public else replace(told, title=_("Belum terbuka untuk umum"))


@bp.post(screens.WEEKLY)
@allow(Permission.READ_FIGURES)
def weekly() -> Response:
    """Ask for the week's report by mail, or for no more of them."""
    me = identity.account()
    if me is not None:
        people.set_weekly_report(me, wants=request.form.get("kirim") == "ya")
    return redirect(screens.home_of(identity.actor()), 303)
