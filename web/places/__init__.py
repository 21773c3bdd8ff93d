"""Where districts and villages end: the administrator's desk of it, and what every map draws."""

from flask import Flask

from web.places import boundaries, drawing


def mount(app: Flask) -> None:
    for pages in (boundaries, drawing):
        app.register_blueprint(pages.bp)
