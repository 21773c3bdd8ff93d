"""The tenant's kecamatan and desa/kelurahan, and where they end."""

from tenants.places import boundaries
from tenants.places.actions import install
from tenants.places.addressing import village_for
from tenants.places.beyond import name_words, region_elsewhere
from tenants.places.codes import district_of, is_village
from tenants.places.elsewhere import district_elsewhere, point_elsewhere
from tenants.places.geojson import INDONESIA
from tenants.places.layers import Layer
from tenants.places.locating import Located, drawn, locate
from tenants.places.models import BoundaryFile, District, Village
from tenants.places.queries import (
    district_name,
    districts,
    grouped,
    matching,
    name_of,
    names_by_code,
    names_of,
    place_name,
    village,
    villages_of,
)

__all__ = [
    "INDONESIA",
    "BoundaryFile",
    "District",
    "Layer",
    "Located",
    "Village",
    "boundaries",
    "district_elsewhere",
    "district_name",
    "district_of",
    "districts",
    "drawn",
    "grouped",
    "install",
    "is_village",
    "locate",
    "matching",
    "name_of",
    "name_words",
    "names_by_code",
    "names_of",
    "place_name",
    "point_elsewhere",
    "region_elsewhere",
    "village",
    "village_for",
    "villages_of",
]
