"""A list of a desk as a file that somebody takes away."""

from collections.abc import Callable, Iterable, Sequence
from typing import IO

from flask import Response, send_file

from tenants.complaints import Complaint
from tenants.kernel import clock, tenancy
from web import identity, spreadsheet
from web.cells import Cell
from web.complaints.desk import exporting

Writer = Callable[[Sequence[str], Iterable[Sequence[Cell]]], IO[bytes]]
WRITERS: dict[str, tuple[str, Writer]] = {
    "csv": ("text/csv", spreadsheet.as_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        spreadsheet.as_xlsx,
    ),
}


def send(found: Iterable[Complaint], form: str, *, name: str, with_contacts: bool) -> Response:
    """The file is written before the transaction ends, and leaves in stretches after it."""
    actor, (kind, write) = identity.actor(), WRITERS[form]
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
        download_name=f"pengaduan-{where.key}-{name}-{today}.{form}",
    )
