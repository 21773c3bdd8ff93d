"""Reading a file of boundaries (GeoJSON, RFC 7946): shapes with what the file says of each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np
import shapely
from shapely import Geometry

from tenants.kernel.errors import Invalid
from tenants.kernel.words import N_
from tenants.places import shaping
from tenants.places.geometry import MOST_CORNERS
from tenants.places.shaping import FIELD

MOST_BYTES = 10_000_000
MOST_SHAPES = 2_000
# Degrees that lie in Indonesia, with the sea around it: west, south, east, north.
INDONESIA = (94.0, -12.0, 142.0, 7.0)
AREAS = {"Polygon", "MultiPolygon"}
DEGREES = ("CRS84", "4326")  # what a `crs` may name that says the same as none


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape and its properties, both as the file has them."""

    properties: Mapping[str, Any]
    shape: Geometry


def outlines(content: bytes) -> list[Outline]:
    """Every shape of a file; Invalid, at FIELD, with what is wrong with it."""
    if len(content) > MOST_BYTES:
        message = N_("Berkas ini terlalu besar. Paling besar %(most)d MB.")
        raise Invalid(message, field=FIELD, most=MOST_BYTES // 1_000_000)
    features = _features(content)
    shapes = shapely.from_geojson(
        [json.dumps(each["geometry"]) for each in features], on_invalid="ignore"
    )
    for number, shape in enumerate(shapes, 1):
        if shape is None or shape.is_empty:
            message = N_("Bidang ke-%(number)d dalam berkas ini rusak.")
            raise Invalid(message, field=FIELD, number=number)
    _check_corners(shapes)
    mended = shaping.mended(shapes)
    return [
        Outline(_properties(feature), shape)
        for feature, shape in zip(features, mended, strict=True)
    ]


def _features(content: bytes) -> list[dict[str, Any]]:
    try:
        told = json.loads(content, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        message = N_("Berkas ini bukan GeoJSON yang dapat dibaca.")
        raise Invalid(message, field=FIELD) from error
    features = told.get("features") if isinstance(told, dict) else None
    if features == []:
        message = N_("Berkas ini kosong: tidak ada satu bidang pun di dalamnya.")
        raise Invalid(message, field=FIELD)
    if not isinstance(features, list):
        message = N_("Berkas ini tidak berisi kumpulan bidang (FeatureCollection).")
        raise Invalid(message, field=FIELD)
    if len(features) > MOST_SHAPES:
        message = N_("Berkas ini berisi lebih dari %(most)d bidang.")
        raise Invalid(message, field=FIELD, most=MOST_SHAPES)
    named = json.dumps(told.get("crs") or "")
    if told.get("crs") and not any(each in named for each in DEGREES):
        raise _no_degrees()
    for number, each in enumerate(features, 1):
        _check_feature(number, each)
    return features


def _check_feature(number: int, feature: Any) -> None:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict) or geometry.get("type") not in AREAS:
        message = N_("Isi ke-%(number)d bukan bidang (Polygon atau MultiPolygon).")
        raise Invalid(message, field=FIELD, number=number)


def _check_corners(shapes: Any) -> None:
    corners = int(shapely.get_num_coordinates(shapes).sum())
    if corners > MOST_CORNERS:
        message = N_(
            "Garis batasnya terlalu rinci: paling banyak %(most)d titik. Sederhanakan dulu."
        )
        raise Invalid(message, field=FIELD, most=MOST_CORNERS)
    west, south, east, north = INDONESIA
    found = shapely.get_coordinates(shapes)
    inside = (found >= np.array([west, south])) & (found <= np.array([east, north]))
    if not inside.all():
        raise _no_degrees()


def _no_degrees() -> Invalid:
    message = N_(
        "Koordinatnya bukan derajat di Indonesia. Simpan ulang sebagai GeoJSON dengan sistem"
        " koordinat WGS 84 (EPSG:4326)."
    )
    return Invalid(message, field=FIELD)


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
