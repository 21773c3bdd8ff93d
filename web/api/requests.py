"""GeoReport v2, service requests: reports are filed and read."""

from http import HTTPStatus

from flask import Response, abort, request
from flask_babel import gettext as _

from tenants import complaints, people
from tenants.complaints import State, open_data
from tenants.kernel import audit, ids
from tenants.people import Scope
from web import origin
from web.access import allow, anyone
from web.api import filing, keys, moments, protocol
from web.api.listed import listed, references
from web.api.rendering import kept, rendered
from web.api.reports import CLOSED, OPEN, request_of

bp = protocol.blueprint("open311_requests")

ROOT = "service_requests"
PAGE_SIZE = 100


@bp.get("/requests.<any(xml, json):suffix>")
@allow(anyone)
@keys.reading
def index(suffix: str) -> Response:  # noqa: ARG001 - read by rendering.rendered
    size = min(_number("page_size", PAGE_SIZE), open_data.MOST)
    skip = (_number("page", 1) - 1) * size
    found = open_data.reports(_wanted(), skip=min(skip, open_data.MOST), limit=size)
    changed_at = max((each.updated_at for each in found), default=None)
    return kept(rendered(ROOT, [request_of(each) for each in found]), changed_at)


def _wanted() -> open_data.Wanted:
    """The filter of the address; named reports are asked for alone, as the spec says."""
    if named := references():
        return open_data.Wanted(references=named, client_id=keys.reader())
    since, until = moments.stretch()
    return open_data.Wanted(
        topic_codes=listed("service_code") or None,
        since=since,
        until=until,
        is_settled=_is_settled(),
        client_id=keys.reader(),
    )


def _is_settled() -> bool | None:
    wanted = listed("status")
    if wanted - {OPEN, CLOSED}:
        abort(400, _("status: open atau closed."))
    return CLOSED in wanted if len(wanted) == 1 else None


def _number(name: str, usual: int) -> int:
    written = request.args.get(name, "")
    found = ids.typed_number(written) if written else usual
    if not found:
        abort(400, _("%(name)s bukan bilangan.", name=name))
    return found


@bp.get("/requests/<reference>.<any(xml, json):suffix>")
@allow(anyone)
@keys.reading
def show(reference: str, suffix: str) -> Response:  # noqa: ARG001 - read by rendering.rendered
    found = _one(reference)
    return kept(rendered(ROOT, [request_of(found)]), found.updated_at)


def _one(reference: str) -> open_data.OpenReport:
    wanted = frozenset({ids.typed_reference(reference)})
    found = open_data.reports(open_data.Wanted(references=wanted, client_id=keys.reader()))
    if not found:
        abort(404, _("Laporan dengan nomor itu tidak ada, atau tidak terbuka untuk umum."))
    return found[0]


@bp.get("/tokens/<reference>.<any(xml, json):suffix>")
@allow(anyone)
@keys.reading
def token(reference: str, suffix: str) -> Response:  # noqa: ARG001 - read by rendering.rendered
    """A report gets its number at once: the number is its own token."""
    found = _one(reference)
    return kept(rendered(ROOT, [{"service_request_id": found.reference, "token": found.reference}]))


@bp.post("/requests.<any(xml, json):suffix>")
@allow(anyone)
@keys.writing
def create(suffix: str) -> Response:  # noqa: ARG001 - read by rendering.rendered
    """201 for a new report, 200 for one that this client sent before under the same number."""
    client = keys.client_that_may(Scope.WRITE)
    if not people.has_coordinator():
        abort(503, _("Daerah ini belum menerima laporan."))
    token, sent = filing.token_of(client), filing.read(client)
    known = complaints.proof.was_filed(token)
    complaint = complaints.submit(people.NOBODY, token, sent)
    if not known:
        audit.record(client.proof, f"complaint.{State.RECEIVED.verb}", complaint.proof)
    status = HTTPStatus.OK if known else HTTPStatus.CREATED
    told = {
        "service_request_id": complaint.reference,
        "service_notice": filing.notice(sent),
        "account_id": None,
    }
    response = rendered(ROOT, [told], status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


class Repeatable:
    """Of all that is sent, only answers may come several times."""

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.startswith("attribute[")


create.list_fields = Repeatable()  # type: ignore[attr-defined]
origin.open_to_machines(create)
