"""The report this browser is writing: its draft's token, in a cookie that lives as long as it.

Whoever comes back, to this page or another day, goes on where they were. The cookie is signed, so
it also tells the browser that wrote from one that only knows the draft's address.
"""

from flask import Response, after_this_request, request
from itsdangerous import BadSignature, Signer

from config import settings
from tenants import complaints
from tenants.complaints import Draft
from tenants.kernel import tenancy
from tenants.kernel.errors import NotFound
from web import cookies

SECONDS = complaints.drafts.DAYS * 24 * 3600


def _name() -> str:
    return cookies.our_own("jembatan-draf")


def _signer() -> Signer:
    return Signer(settings.SECRET_KEY, salt=f"draft:{tenancy.current().key}")


def _token() -> str | None:
    """The token in this browser's cookie, if it is one that we put there."""
    try:
        return _signer().unsign(request.cookies.get(_name(), "")).decode()
    except BadSignature:
        return None


def remember(token: str) -> None:
    """This browser writes that draft now: it is the one to go on with."""
    _tell(_signer().sign(token).decode(), SECONDS)


def forget() -> None:
    if _name() in request.cookies:
        _tell("", 0)


def _tell(value: str, seconds: int) -> None:
    @after_this_request
    def tell(response: Response) -> Response:
        cookies.put(response, _name(), value, seconds=seconds)
        return response


def is_of(token: str) -> bool:
    """Whether this browser wrote that draft."""
    return _token() == token


def found() -> tuple[Draft, str] | None:
    """The draft and its token, if it is still to be sent; the page that says so is no cache's."""
    token = _token()
    if token is None:
        return None
    after_this_request(_keep_private)
    try:
        return complaints.drafts.find(token), token
    except NotFound:
        return None


def _keep_private(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
