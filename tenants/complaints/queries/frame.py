"""A part of the earth, as a map shows it."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement

from tenants.complaints.models import Complaint


@dataclass(frozen=True, slots=True)
class Frame:
    """Its edges, in degrees (WGS 84)."""

    west: float
    south: float
    east: float
    north: float

    def holds(self) -> list[ColumnElement[bool]]:
        """By what everybody may see of a pin, so that no frame can tell more of it."""
        return [
            Complaint.public_latitude.between(self.south, self.north),
            Complaint.public_longitude.between(self.west, self.east),
        ]


EVERYWHERE = Frame(-180, -90, 180, 90)
