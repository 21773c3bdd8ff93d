"""Which village a point lies in, by the boundaries in force."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

import shapely
from cachetools import LRUCache, cached
from shapely import Geometry, STRtree
from sqlalchemy import select

from tenants.kernel import tenancy
from tenants.kernel.db import session
from tenants.places.boundaries import in_force
from tenants.places.codes import district_of, is_village
from tenants.places.layers import Layer
from tenants.places.models import Boundary, District, Village

MOST_MAPS = 64  # that a process keeps; one has some hundred kilobytes
MOST_DRAWN = 16  # a drawing has some megabytes at most
BESIDE = 0.0005  # degrees, some 55 metres: a pin so close to a simplified line is still inside


@dataclass(frozen=True, slots=True)
class Located:
    """Where a point lies; without a code in either it is outside every boundary."""

    district_code: str | None = None
    village_code: str | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """The shapes of one file, found by where they are."""

    codes: Sequence[str]
    shapes: Sequence[Geometry]
    tree: STRtree

    def code_at(self, latitude: float, longitude: float) -> str | None:
        point = shapely.Point(longitude, latitude)
        found = self.tree.query_nearest(point, max_distance=BESIDE, all_matches=False)
        return self.codes[found[0]] if len(found) else None


def locate(latitude: float, longitude: float) -> Located | None:
    """Its village, or its district alone where no more is known; None without any boundaries."""
    layers = in_force()
    if not layers:
        return None
    for layer in (Layer.VILLAGE, Layer.DISTRICT):
        file = layers.get(layer)
        code = map_of(file.id).code_at(latitude, longitude) if file else None
        if code and layer is Layer.VILLAGE:
            return Located(district_of(code), code)
        if code:
            return Located(code)
    return Located()


def map_of(file_id: int) -> Map:
    """A file never changes: it is loaded once by a process, as long as there is room."""
    return _map_of(tenancy.current().schema, file_id)


@cached(LRUCache[tuple[str, int], Map](MOST_MAPS), lock=Lock())
def _map_of(_schema: str, file_id: int) -> Map:
    rows = session.execute(
        select(Boundary.place_code, Boundary.shape)
        .where(Boundary.file_id == file_id)
        .order_by(Boundary.place_code)
    ).all()
    shapes = shapely.from_wkb([shape for _code, shape in rows])
    found = Map([code for code, _shape in rows], shapes, STRtree(shapes))
    found.code_at(0, 0)  # GEOS sorts a tree when it is first asked, and may be asked by two threads
    return found


def drawn(file_id: int) -> str:
    """A file's boundaries as GeoJSON, for a map: code, name and the district's name of each."""
    return _drawn(tenancy.current().schema, file_id)


@cached(LRUCache[tuple[str, int], str](MOST_DRAWN), lock=Lock())
def _drawn(_schema: str, file_id: int) -> str:
    found, names = map_of(file_id), _names()
    features = (
        f'{{"type":"Feature","properties":{json.dumps(_called(code, names))},"geometry":{shape}}}'
        for code, shape in zip(found.codes, shapely.to_geojson(found.shapes), strict=True)
    )
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'


def _names() -> dict[str, str]:
    districts = select(District.code, District.name)
    found = session.execute(districts.union_all(select(Village.code, Village.name)))
    return dict(found.all())


def _called(code: str, names: Mapping[str, str]) -> dict[str, str]:
    return {
        "code": code,
        "name": names.get(code, ""),
        "district": names.get(district_of(code), "") if is_village(code) else "",
    }
