"""Who calls: a system with a key, or anybody; and how often each may."""

from functools import partial

from flask import abort, g, request
from flask_babel import gettext as _

from tenants import people
from tenants.kernel import tenancy
from tenants.people import ApiClient, Scope
from web import limits
from web.limits import at_most, limiter

BEARER = "Bearer "
LONGEST_KEY = 200


def recognise() -> None:
    """Before the view: whose key was sent, in the form's `api_key` or as a bearer token."""
    key = sent()
    g.client = people.clients.by_key(key) if 0 < len(key) <= LONGEST_KEY else None
    if g.client and g.client.is_stale:
        g.touch = partial(people.clients.touch, g.client.id)


def sent() -> str:
    """What came for a key, known or not; empty from anybody."""
    header = request.headers.get("Authorization", "")
    return header.removeprefix(BEARER) if header else request.form.get("api_key", "")


def client() -> ApiClient | None:
    """Who calls; 403 for a key that opens nothing."""
    found: ApiClient | None = g.get("client")
    if found is None and sent():
        abort(403, _("Kunci ini tidak berlaku."))
    return found


def client_that_may(scope: Scope) -> ApiClient:
    """Who calls; 403 without a key, or with one that was not made for this."""
    found = client()
    if found is None:
        abort(403, _("api_key diperlukan."))
    if not found.has(scope):
        abort(403, _("Kunci ini tidak dibuat untuk itu."))
    return found


def reader() -> int | None:
    """The client that may also see what it filed itself; None for everybody else."""
    found = client()
    return found.id if found and found.has(Scope.READ_OWN) else None


def _caller() -> str:
    known = g.get("client")
    return f"{tenancy.current().key}:client:{known.id}" if known else limits.by_address()


def _reads() -> str:
    return at_most(600 if g.get("client") else 120, "minute")()


# Whoever sends no key that we know is counted by address: guessing is slow, however it is done.
reading = limiter.shared_limit(
    _reads, scope="api-reading", key_func=_caller, methods=["GET", "HEAD"]
)
writing = limiter.shared_limit(
    at_most(60, "minute"), scope="api-writing", key_func=_caller, methods=["POST"]
)
# A file of everything takes seconds of a processor.
downloading = limiter.shared_limit(
    at_most(10, "minute"), scope="downloading", key_func=limits.by_address
)
