"""Pages of words: help, 112, privacy, accessibility."""

from flask import Blueprint

from web.access import allow, anyone
from web.htmx import page

bp = Blueprint("pages", __name__, template_folder="templates")


@bp.get("/bantuan")
@allow(anyone)
def help_page() -> str:
    return page("pages/help.html")


@bp.get("/112")
@allow(anyone)
def emergency() -> str:
    return page("pages/emergency.html")


@bp.get("/privasi")
@allow(anyone)
def privacy() -> str:
    return page("pages/privacy.html")


@bp.get("/aksesibilitas")
@allow(anyone)
def accessibility() -> str:
    return page("pages/accessibility.html")
