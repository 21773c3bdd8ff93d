"""Accounts on the web: signing in and out, registering, links from mails, one's own account."""

from flask import Flask

from web.people import account, links, sign_in, unsubscribe


def mount(app: Flask) -> None:
    for pages in (sign_in, links, account, unsubscribe):
        app.register_blueprint(pages.bp)
