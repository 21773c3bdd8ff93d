"""A public report in the words of GeoReport v2."""

from flask_babel import gettext as _

from tenants.complaints import State, open_data
from web import language
from web.api import addresses, moments
from web.api.markup import Value

OPEN, CLOSED = "open", "closed"


def status(row: open_data.OpenReport | open_data.OpenEntry) -> str:
    return CLOSED if row.is_settled else OPEN


def place(report: open_data.OpenReport) -> str:
    """Its landmark and village, as its public page says them."""
    return ", ".join(filter(None, (report.landmark, report.place_name)))


def topic_called(report: open_data.OpenReport) -> str | None:
    """Its topic in the language that is asked for."""
    return language.named(report.topic_name) if report.topic_name else None


def notes(state: str, said: str | None) -> str:
    """The state in words, and what was last said to everybody."""
    spoken = str(_(State(state).label))
    return f"{spoken}: {said}" if said else spoken


def request_of(report: open_data.OpenReport) -> dict[str, Value]:
    return {
        "service_request_id": report.reference,
        "status": status(report),
        "status_notes": notes(report.state, report.said),
        "service_name": topic_called(report),
        "service_code": report.topic_code,
        "description": report.text,
        "agency_responsible": report.agency_name,
        "service_notice": None,
        "requested_datetime": moments.said(report.submitted_at),
        "updated_datetime": moments.said(report.updated_at),
        "expected_datetime": moments.said(report.due_at),
        "address": place(report),
        "address_id": report.village_code,
        "zipcode": None,
        "lat": report.latitude,
        "long": report.longitude,
        "media_url": _picture(report),
    }


def _picture(report: open_data.OpenReport) -> str | None:
    """The first that everybody may see."""
    if report.photo_id is None:
        return None
    return f"{addresses.report(report.reference)}/foto/{report.photo_id}"
