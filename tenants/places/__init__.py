"""The tenant's kecamatan and desa/kelurahan."""

from tenants.places.actions import install
from tenants.places.models import District, Village, full_name
from tenants.places.queries import districts, village, villages_of

__all__ = ["District", "Village", "districts", "full_name", "install", "village", "villages_of"]
