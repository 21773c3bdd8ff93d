"""The tenant's kecamatan and desa/kelurahan."""

from tenants.places.actions import install
from tenants.places.models import District, Village, full_name
from tenants.places.queries import districts, matching, village, villages_of

__all__ = [
    "District",
    "Village",
    "districts",
    "full_name",
    "install",
    "matching",
    "village",
    "villages_of",
]
