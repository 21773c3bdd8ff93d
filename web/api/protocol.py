"""What all of GeoReport v2 shares: its place, its errors, the jurisdiction, no cookies."""

from http import HTTPStatus

from flask import Blueprint, Response, abort, g, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from tenants.kernel import db, tenancy
from tenants.kernel.errors import Trouble
from web import errors, language
from web.api import keys
from web.api.addresses import OPEN311
from web.api.rendering import open_to_pages, rendered


def blueprint(name: str) -> Blueprint:
    """A part of the protocol; its views are named by `<any(xml, json):suffix>`."""
    part = Blueprint(name, __name__, url_prefix=OPEN311)
    part.before_request(for_machines)
    part.before_request(keys.recognise)
    part.before_request(_check_jurisdiction)
    part.register_error_handler(HTTPException, _refused)
    part.register_error_handler(Trouble, _trouble)
    return part


def for_machines() -> None:
    """Whatever is asked along the way, nothing is remembered of who asked."""
    g.is_machine = True


def _check_jurisdiction() -> None:
    """One address is one region: its name is not needed, but another's is not served here."""
    here = tenancy.current()
    known = {"", here.key, here.region_code, here.host, here.host.partition(":")[0]}
    if request.values.get("jurisdiction_id", "") not in known:
        abort(404, _("jurisdiction_id ini tidak dilayani di alamat ini."))


def _refused(error: HTTPException) -> Response:
    db.session.rollback()
    response = _error(error.code or HTTPStatus.INTERNAL_SERVER_ERROR, error.description or "")
    for name, value in error.get_headers():
        if name in {"Retry-After", "Allow"}:
            response.headers[name] = value
    return response


def _trouble(trouble: Trouble) -> Response:
    db.session.rollback()
    status = errors.STATUS[type(trouble)]
    # The spec knows no 422: what can't be taken is 400.
    code = HTTPStatus.BAD_REQUEST if status == HTTPStatus.UNPROCESSABLE_ENTITY else status
    return _error(code, language.spoken(trouble))


def _error(code: int, description: str) -> Response:
    response = rendered(
        "errors", [{"code": str(int(code)), "description": description}], status=code
    )
    response.headers["Cache-Control"] = "no-store"
    if request.method == "GET":
        open_to_pages(response)
    return response
