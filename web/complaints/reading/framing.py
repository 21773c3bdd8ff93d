"""The part of the earth that an address names, and what a map draws of the reports in it."""

from collections.abc import Iterable
from typing import Any

from flask import abort, request

from tenants import complaints
from web.complaints import views

EDGES = 4
CLOSEST = 19
WIDEST = 360.0
TILE, CELL = 256, 64  # pixels
# Web Mercator shows the whole earth in one tile at zoom 0, in four at zoom 1, and so on.


def frame() -> complaints.frame.Frame:
    """Of `?bbox=west,south,east,north` (RFC 7946, 5); everywhere where none is named."""
    written = request.args.get("bbox")
    if not written:
        return complaints.frame.EVERYWHERE
    try:
        edges = [float(each) for each in written.split(",")]
    except ValueError:
        abort(400)
    # Written so that NaN is refused too.
    if len(edges) != EDGES or not all(abs(each) <= WIDEST for each in edges):
        abort(400)
    found = complaints.frame.Frame(*edges)
    if found.west > found.east or found.south > found.north:
        abort(400)
    return found


def cell() -> float:
    """The width of a map's grid at `?zoom=`, in degrees."""
    zoom = request.args.get("zoom", 0, type=int)
    return WIDEST / 2.0 ** max(0, min(zoom, CLOSEST)) * CELL / TILE


def features(pins: Iterable[complaints.pins.Pin]) -> dict[str, Any]:
    """GeoJSON (RFC 7946): places and numbers, and of one alone what it is."""
    return {"type": "FeatureCollection", "features": [_feature(each) for each in pins]}


def _feature(pin: complaints.pins.Pin) -> dict[str, Any]:
    told: dict[str, Any] = {"count": pin.count}
    if pin.alone:
        headline = views.headline(pin.alone)
        told |= {"title": headline.title, "url": f"/pengaduan/{headline.reference}"}
    at = [round(pin.point.longitude, 5), round(pin.point.latitude, 5)]
    geometry = {"type": "Point", "coordinates": at}
    return {"type": "Feature", "geometry": geometry, "properties": told}
