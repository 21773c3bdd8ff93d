"""The inbox as a file, as it is narrowed: taking it is a deed, so it is a POST and audited."""

from collections.abc import Callable, Iterable, Sequence
from typing import IO

from flask import Blueprint, Response, request, send_file

from tenants import complaints
from tenants.kernel import clock, tenancy
from tenants.people import Permission
from web import identity, spreadsheet
from web.access import allow
from web.cells import Cell
from web.complaints.desk import exporting, narrowing
from web.complaints.routes.inbox import INBOX, read_box

bp = Blueprint("complaint_exporting", __name__, url_prefix=f"{INBOX}/ekspor")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Writer = Callable[[Sequence[str], Iterable[Sequence[Cell]]], IO[bytes]]


@bp.post("/csv")
@allow(Permission.HANDLE_COMPLAINT)
def as_csv() -> Response:
    return _send("csv", "text/csv", spreadsheet.as_csv)


@bp.post("/xlsx")
@allow(Permission.HANDLE_COMPLAINT)
def as_xlsx() -> Response:
    return _send("xlsx", XLSX, spreadsheet.as_xlsx)


def _send(form: str, kind: str, write: Writer) -> Response:
    """The file is written before the transaction ends, and leaves in stretches after it."""
    actor, box = identity.actor(), read_box(request.form.get("kotak", ""))
    asked = narrowing.read(actor, request.form)
    with_contacts = bool(request.form.get("kontak"))
    found = complaints.exporting.export_inbox(
        actor, box, asked.narrowed, form=form, with_contacts=with_contacts
    )
    file = write(
        exporting.head(with_contacts=with_contacts),
        (exporting.line(actor, each, with_contacts=with_contacts) for each in found),
    )
    where = tenancy.current()
    today = clock.now().astimezone(where.zone).date()
    return send_file(
        file,
        mimetype=kind,
        as_attachment=True,
        download_name=f"pengaduan-{where.key}-{box}-{today}.{form}",
    )
