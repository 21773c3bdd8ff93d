"""The inbox as a file, as it is narrowed: taking it is a deed, so it is a POST and audited."""

from flask import Blueprint, Response, request

from tenants import complaints
from tenants.people import Permission
from web import identity
from web.access import allow
from web.complaints.addresses import INBOX
from web.complaints.desk import narrowing, sheets
from web.complaints.routes.inbox import read_box

bp = Blueprint("complaint_exporting", __name__, url_prefix=f"{INBOX}/ekspor")


@bp.post("/csv")
@allow(Permission.HANDLE_COMPLAINT)
def as_csv() -> Response:
    return _send("csv")


@bp.post("/xlsx")
@allow(Permission.HANDLE_COMPLAINT)
def as_xlsx() -> Response:
    return _send("xlsx")


def _send(form: str) -> Response:
    actor, box = identity.actor(), read_box(request.form.get("kotak", ""))
    asked = narrowing.read(actor, request.form)
    with_contacts = bool(request.form.get("kontak"))
    found = complaints.exporting.export_inbox(
        actor, box, asked.narrowed, form=form, with_contacts=with_contacts
    )
    return sheets.send(found, form, name=box.value, with_contacts=with_contacts)
