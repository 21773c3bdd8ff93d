"""The rooms of the site itself, above all services: home, the way to one's desk, account, menus."""

from flask import Flask

from web.portal import account, home, navigation
from web.portal.offerings import OFFERINGS


def mount(app: Flask) -> None:
    navigation.configure(app)
    for pages in (home, account):
        app.register_blueprint(pages.bp)
    for offering in OFFERINGS:
        offering.mount(app)
