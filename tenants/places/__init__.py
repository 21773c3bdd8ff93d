"""The tenant's kecamatan and desa/kelurahan."""

from tenants.places.actions import install
from tenants.places.locating import village_for
from tenants.places.models import District, Village
from tenants.places.queries import (
    districts,
    matching,
    names_by_code,
    names_of,
    place_name,
    village,
    villages_of,
)

__all__ = [
    "District",
    "Village",
    "districts",
    "install",
    "matching",
    "names_by_code",
    "names_of",
    "place_name",
    "village",
    "village_for",
    "villages_of",
]
