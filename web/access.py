"""Who may open a view: said at the view, checked before it runs.

    @bp.get("/meja/pengaduan")
    @allow(Permission.HANDLE_COMPLAINT)

The app won't start with a view that says nothing.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import structlog
from flask import Flask, abort, request
from werkzeug.wrappers import Response

from tenants.people import Actor, Permission, may
from web import identity

P = ParamSpec("P")
R = TypeVar("R")

log = structlog.get_logger()

Rule = Callable[[Actor], bool]


class UnguardedViewError(RuntimeError):
    """A view without @allow."""


def anyone(_actor: Actor) -> bool:
    return True


def signed_in(actor: Actor) -> bool:
    return actor.id is not None


def allow(rule: Rule | Permission) -> Callable[[Callable[P, R]], Callable[P, R | Response]]:
    """Guard a view: with a permission, it opens to whoever might do that with some thing."""

    def holds(actor: Actor) -> bool:
        return may(actor, rule) if isinstance(rule, Permission) else rule(actor)

    def guard(view: Callable[P, R]) -> Callable[P, R | Response]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R | Response:
            actor = identity.actor() if rule is not anyone else None
            if actor is not None and not holds(actor):
                if actor.id is None:
                    return identity.ask_to_sign_in()
                log.warning("access.denied", endpoint=request.endpoint, actor=actor.label)
                abort(403)
            return view(*args, **kwargs)

        guarded.allowed = rule  # type: ignore[attr-defined]
        return guarded

    return guard


def refuse_unguarded(app: Flask) -> None:
    """UnguardedViewError if any route's view lacks @allow."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if rule.endpoint != "static" and not hasattr(view, "allowed"):
            message = f"{rule.rule} ({rule.endpoint}) has no @allow"
            raise UnguardedViewError(message)
