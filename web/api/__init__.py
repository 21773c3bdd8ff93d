"""Other people's protocols: GeoReport v2 (Open311), RSS, Atom, GeoJSON, CSV.

No answer of these sets a cookie, and none asks who is signed in: a key in the body or in the
Authorization header is all that opens more than what everybody may read.
"""

from flask import Flask

from web.api import discovery, feed_list, feeds, open_data, requests, services, updates


def mount(app: Flask) -> None:
    for pages in (discovery, services, requests, updates, feeds, feed_list, open_data):
        app.register_blueprint(pages.bp)
