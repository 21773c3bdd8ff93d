"""FixMyStreet's extension of GeoReport v2: what happened to reports, told both ways."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Response, abort, request
from flask_babel import gettext as _

from tenants import complaints
from tenants.complaints import open_data
from tenants.people import Scope
from web import origin
from web.access import allow, anyone
from web.api import keys, moments, protocol
from web.api.listed import references
from web.api.markup import Value
from web.api.rendering import kept, rendered
from web.api.reports import CLOSED, OPEN, notes, status

bp = protocol.blueprint("open311_updates")

ROOT = "service_request_updates"
LONGEST_WORDS, LONGEST_ID = 2_000, 100


@bp.get("/servicerequestupdates.<any(xml, json):suffix>")
@allow(anyone)
@keys.reading
def index(suffix: str) -> Response:  # noqa: ARG001 - read by rendering.rendered
    found = _wanted()
    changed_at = found[-1].at if found else None
    return kept(rendered(ROOT, [_update(each) for each in found]), changed_at)


def _wanted() -> Sequence[open_data.OpenEntry]:
    """All that happened to the reports that are named, or to any in the stretch of time."""
    if named := references():
        return open_data.entries(open_data.Wanted(references=named, client_id=keys.reader()))
    since, until = moments.stretch()
    return open_data.entries(open_data.Wanted(client_id=keys.reader()), since=since, until=until)


def _update(entry: open_data.OpenEntry) -> Value:
    return {
        "update_id": str(entry.id),
        "service_request_id": entry.reference,
        "status": status(entry),
        "updated_datetime": moments.said(entry.at),
        "description": notes(entry.state, entry.note),
        "media_url": None,
    }


@bp.post("/servicerequestupdates.<any(xml, json):suffix>")
@allow(anyone)
@keys.writing
def create(suffix: str) -> Response:  # noqa: ARG001 - read by rendering.rendered
    """Words about a report that this client filed: a line for the desk, and no move."""
    client = keys.client_that_may(Scope.TELL)
    complaint = complaints.from_clients.filed_by(client, _sent("service_request_id"))
    number = request.form.get("update_id_ext") or request.form.get("update_id", "")
    entry_id = complaints.from_clients.tell(
        client, complaint, _words(), external_id=number.strip()[:LONGEST_ID] or None
    )
    response = rendered(ROOT, [{"update_id": str(entry_id)}], status=HTTPStatus.CREATED)
    response.headers["Cache-Control"] = "no-store"
    return response


def _words() -> str:
    """What is said, and that the sender calls it settled: the desk decides what follows."""
    wanted = request.form.get("status", "").strip().lower()
    said = _sent("description")
    return f"[{wanted}] {said}" if wanted in {OPEN, CLOSED} else said


def _sent(name: str) -> str:
    value = request.form.get(name, "").strip()
    if not value:
        abort(400, _("%(name)s diperlukan.", name=name))
    if len(value) > LONGEST_WORDS:
        most = LONGEST_WORDS
        abort(400, _("%(name)s terlalu panjang: paling banyak %(most)d.", name=name, most=most))
    return value


origin.open_to_machines(create)
