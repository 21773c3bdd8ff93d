"""The coordinator's queue as a file, as it is narrowed: a deed too."""

from flask import Blueprint, Response, request

from tenants import complaints
from tenants.people import Permission
from web import identity
from web.access import allow
from web.complaints.addresses import QUEUE
from web.complaints.desk import narrowing, sheets

bp = Blueprint("complaint_queue_exporting", __name__, url_prefix=f"{QUEUE}/ekspor")


@bp.post("/csv")
@allow(Permission.COORDINATE_COMPLAINTS)
def as_csv() -> Response:
    return _send("csv")


@bp.post("/xlsx")
@allow(Permission.COORDINATE_COMPLAINTS)
def as_xlsx() -> Response:
    return _send("xlsx")


def _send(form: str) -> Response:
    asked = narrowing.read(identity.actor(), request.form)
    with_contacts = bool(request.form.get("kontak"))
    found = complaints.exporting.export_queue(
        identity.actor(), asked.narrowed, form=form, with_contacts=with_contacts
    )
    return sheets.send(found, form, name="koordinasi", with_contacts=with_contacts)
