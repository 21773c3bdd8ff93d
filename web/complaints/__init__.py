"""Complaints on the web: the portal's home and lists, filing, following, the two desks."""

from flask import Flask

from web.complaints.routes import coordination, desk, filing, following, portal


def mount(app: Flask) -> None:
    for pages in (portal, filing, following, desk, coordination):
        app.register_blueprint(pages.bp)
