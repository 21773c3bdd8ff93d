"""Invented boundaries: squares in a row, one a place, a tenth of a degree wide."""

import json
from collections.abc import Sequence
from typing import Any

from tenants import places
from tenants.places import BoundaryFile, Layer

WEST, SOUTH, WIDE = 109.0, 1.0, 0.1


def a_square(number: int, **properties: Any) -> dict[str, Any]:
    west, east = WEST + number * WIDE, WEST + (number + 1) * WIDE
    corners = [
        [west, SOUTH],
        [east, SOUTH],
        [east, SOUTH + WIDE],
        [west, SOUTH + WIDE],
        [west, SOUTH],
    ]
    shape = {"type": "Polygon", "coordinates": [corners]}
    return {"type": "Feature", "properties": properties, "geometry": shape}


def a_file(features: Sequence[Any], **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def squares(codes: Sequence[str]) -> bytes:
    """A square each, from west to east."""
    return a_file([a_square(number, KDEPUM=code) for number, code in enumerate(codes)])


def middle(number: int) -> tuple[float, float]:
    """The latitude and longitude in the middle of a square."""
    return SOUTH + WIDE / 2, WEST + (number + 0.5) * WIDE


def in_force(content: bytes, layer: Layer = Layer.VILLAGE) -> BoundaryFile:
    """Put in force at once; needs a tenant entered."""
    file = places.boundaries.offer(content, "batas.geojson", layer, by="account:1")
    places.boundaries.put_in_force(file, by="account:1")
    return file
