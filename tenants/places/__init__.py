"""The tenant's kecamatan and desa/kelurahan."""

from tenants.places.actions import install
from tenants.places.models import District, Village
from tenants.places.queries import (
    districts,
    grouped,
    matching,
    names_of,
    place_name,
    village,
    villages_of,
)

__all__ = [
    "District",
    "Village",
    "districts",
    "grouped",
    "install",
    "matching",
    "names_of",
    "place_name",
    "village",
    "villages_of",
]
