"""The boundaries in force, for every map: no more than the lines and whose they are."""

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as AnyResponse

from tenants import places
from web import limits
from web.access import allow, anyone

bp = Blueprint("boundary_drawing", __name__)

DAY = 24 * 3600
GEOJSON = "application/geo+json"
EMPTY = '{"type":"FeatureCollection","features":[]}'


@bp.get("/peta/batas.geojson")
@allow(anyone)
@limits.mapping
def show() -> AnyResponse:
    """The file that a page has named may be kept for a day; it never changes."""
    file = places.boundaries.finest()
    response = Response(places.drawn(file.id) if file else EMPTY, mimetype=GEOJSON)
    if file and request.args.get("v") == str(file.id):
        response.headers["Cache-Control"] = f"public, max-age={DAY}"
    response.add_etag()
    return response.make_conditional(request)
