"""Filling a tenant's places from the Kemendagri register."""

from sqlalchemy.dialects.postgresql import insert

from tenants import registry
from tenants.kernel.db import session
from tenants.places.models import District, Village


def install(region_code: str) -> tuple[int, int]:
    """Copy the region's districts and villages; how many there are. Twice is harmless."""
    districts = registry.regions.districts(region_code)
    villages = [
        {
            "code": each.code,
            "district_code": district.code,
            "name": each.name,
            "kind": each.kind,
            "postal_code": each.postal_code,
        }
        for district in districts
        for each in registry.regions.villages(district.code)
    ]
    named = [{"code": each.code, "name": each.name} for each in districts]
    session.execute(insert(District).on_conflict_do_nothing(), named)
    session.execute(insert(Village).on_conflict_do_nothing(), villages)
    return len(districts), len(villages)
