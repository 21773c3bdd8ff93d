"""The tenant's places, and where they end."""

from tenants.places.models.boundary import Boundary, BoundaryFile
from tenants.places.models.place import District, Village, full_name

__all__ = ["Boundary", "BoundaryFile", "District", "Village", "full_name"]
