"""What is in a digest; an empty one is never sent."""

from tenants.complaints.queries.digests.residents import ResidentDigest, of_resident
from tenants.complaints.queries.digests.staff import (
    CoordinatorDigest,
    OfficerDigest,
    of_coordinators,
    of_officer,
)

__all__ = [
    "CoordinatorDigest",
    "OfficerDigest",
    "ResidentDigest",
    "of_coordinators",
    "of_officer",
    "of_resident",
]
