"""Invented boundaries for the demo, so that pins find villages: no place really looks like that.

Villages lie on a spiral around the middle of their district, districts around that of the region;
each has what lies nearer to it than to any other.
"""

import json
from collections.abc import Iterator
from math import cos, pi, sin, sqrt
from random import Random

import shapely
from shapely import Geometry

from tenants import places
from tenants.complaints import Point
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import SYSTEM
from tenants.places import Layer

TURN = pi * (3 - sqrt(5))  # between two neighbours of a spiral that leaves no gaps
# Roughly where the demo's regions are: the middle, and half their height and width in degrees.
EXTENTS = {"61.01": (1.45, 109.35, 0.45, 0.4), "32.76": (-6.39, 106.82, 0.075, 0.09)}
TRIES, DECIMALS = 50, 6
NAME = "batas-contoh.geojson"


def draw(tenant: Tenant) -> None:
    """Put them in force where there are none yet; a region that we don't know gets none."""
    extent = EXTENTS.get(tenant.region_code)
    if extent is None:
        return
    with unit_of_work(tenant):
        if places.boundaries.in_force():
            return
        file = places.boundaries.offer(_file(extent), NAME, Layer.VILLAGE, by=SYSTEM.label)
        places.boundaries.put_in_force(file, by=SYSTEM.label)


def _file(extent: tuple[float, float, float, float]) -> bytes:
    seeds = dict(_seeds(extent))
    latitude, longitude, high, wide = extent
    disc = shapely.Point(0, 0).buffer(1, quad_segs=24)
    whole = shapely.affinity.translate(
        shapely.affinity.scale(disc, wide, high), longitude, latitude
    )
    points = shapely.MultiPoint(list(seeds.values()))
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=whole, ordered=True))
    features = [
        _feature(code, shapely.intersection(cell, whole))
        for code, cell in zip(seeds, cells, strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _feature(code: str, shape: Geometry) -> dict[str, object]:
    properties = {"KDEPUM": code, "contoh": "bukan batas sebenarnya"}
    geometry = json.loads(shapely.to_geojson(shape))
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _seeds(extent: tuple[float, float, float, float]) -> Iterator[tuple[str, tuple[float, float]]]:
    """The code of each village, and its longitude and latitude."""
    latitude, longitude, high, wide = extent
    districts = places.districts()
    for number, (code, _name) in enumerate(districts):
        east, north = _on_spiral(number, len(districts))
        villages = places.villages_of(code)
        narrow = 0.75 / sqrt(len(districts))
        for each, village in enumerate(villages):
            right, up = _on_spiral(each, len(villages))
            yield (
                village.code,
                (
                    longitude + wide * (0.85 * east + narrow * right),
                    latitude + high * (0.85 * north + narrow * up),
                ),
            )


def _on_spiral(number: int, count: int) -> tuple[float, float]:
    """Where one of so many stands in a circle of radius 1."""
    reach = sqrt((number + 0.5) / count)
    return reach * cos(number * TURN), reach * sin(number * TURN)


def shapes() -> dict[str, Geometry]:
    """Of each village, by its code; of none where no boundaries are in force."""
    file = places.boundaries.finest()
    drawn = json.loads(places.drawn(file.id))["features"] if file else []
    return {
        each["properties"]["code"]: shapely.from_geojson(json.dumps(each["geometry"]))
        for each in drawn
    }


def somewhere_in(shape: Geometry, seed: str) -> Point | None:
    """A place in a village, the same for the same seed."""
    draw_from = Random(seed)  # noqa: S311 - nothing secret
    west, south, east, north = shape.bounds
    for _try in range(TRIES):
        at = shapely.Point(draw_from.uniform(west, east), draw_from.uniform(south, north))
        if shape.contains(at):
            return Point(round(at.y, DECIMALS), round(at.x, DECIMALS))
    return None
