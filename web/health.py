"""Alive: this process answers. Ready: and its database does. On any host, without a tenant."""

from flask import Blueprint
from sqlalchemy import text

from tenants.kernel.db import PLATFORM, session, unit_of_work
from web.access import allow, anyone

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@allow(anyone)
def alive() -> dict[str, str]:
    return {"status": "ok"}


@bp.get("/readyz")
@allow(anyone)
def ready() -> dict[str, str]:
    with unit_of_work(PLATFORM, read_only=True):
        session.execute(text("SELECT 1"))
    return {"status": "ok"}
