"""Accounts on the web: signing in and out, registering, links from mails."""

from flask import Flask

from web.people import clients, links, sign_in, staff, unstaffed


def mount(app: Flask) -> None:
    for pages in (sign_in, links, staff, unstaffed, clients):
        app.register_blueprint(pages.bp)
