"""The week's report on paper: made in the request, since that takes less than a blink."""

from flask import Blueprint, Response, request
from flask_babel import gettext

from tenants import complaints
from tenants.kernel import clock, tenancy
from tenants.people import Permission
from web import identity, language
from web.access import allow
from web.complaints.figures import screens

bp = Blueprint("complaint_reporting", __name__)


@bp.get(f"{screens.AGENCY}/mingguan.pdf")
@allow(Permission.LEAD_AGENCY)
def agency() -> Response:
    agency_id = screens.own_agency(identity.actor(), request.args.get("dinas", ""))
    return _pdf(complaints.briefing.of_agency(agency_id, _speech()))


@bp.get(f"{screens.REGION}/mingguan.pdf")
@allow(Permission.OVERSEE_REGION)
def region() -> Response:
    return _pdf(complaints.briefing.of_region(_speech()))


def _speech() -> complaints.briefing.Speech:
    return complaints.briefing.Speech(language.locale(), gettext)


def _pdf(made: bytes) -> Response:
    today = clock.now().astimezone(tenancy.current().zone)
    name = f"laporan-mingguan-{today:%Y-%m-%d}.pdf"
    kind = f'attachment; filename="{name}"'
    return Response(made, mimetype="application/pdf", headers={"Content-Disposition": kind})
