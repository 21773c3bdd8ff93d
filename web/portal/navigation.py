"""Both menus on every page: where everybody can go, and the desks of who has one."""

from typing import Any

from flask import Flask, request

from tenants.kernel import tenancy
from tenants.people import may
from web import identity
from web.offering import MenuItem
from web.portal.offerings import DESKS, OFFERINGS

Link = tuple[str, str, bool]  # label, address, whether it is this page


def configure(app: Flask) -> None:
    app.context_processor(_context)


def _context() -> dict[str, Any]:
    if tenancy.current_or_none() is None:
        return {"nav": [], "desk_nav": []}
    return {
        "nav": [_link(item) for offering in OFFERINGS for item in offering.menu],
        "desk_nav": _desks(),
    }


def _desks() -> list[Link]:
    actor = identity.actor()
    if actor.id is None:
        return []
    return [_link(desk) for desk in DESKS if may(actor, desk.permission)]


def _link(item: MenuItem) -> Link:
    return str(item.label), item.url, request.path.startswith(item.url)
