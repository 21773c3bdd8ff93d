"""Filling a tenant's agencies from the template, and one office for each of its places."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tenants.agencies.models import Agency
from tenants.kernel.db import session
from tenants.places import District, Village

_TEMPLATE = Path(__file__).with_name("template.toml")


@lru_cache(maxsize=1)
def template() -> list[dict[str, Any]]:
    agencies: list[dict[str, Any]] = tomllib.loads(_TEMPLATE.read_text())["agency"]
    return agencies


def install(kind: str) -> int:
    """Create the agencies of a `kabupaten` or `kota`; how many. Twice is harmless."""
    rows = [
        {
            "code": each["code"],
            "name": each.get(f"name_{kind}", each["name"]),
            "abbreviation": each["abbreviation"],
            "kind": each["kind"],
            "is_coordinator": each.get("coordinator", False),
            "district_code": None,
            "village_code": None,
        }
        for each in template()
        if each.get("only", kind) == kind
    ]
    rows += _offices()
    session.execute(insert(Agency).on_conflict_do_nothing(), rows)
    return len(rows)


def _offices() -> list[dict[str, Any]]:
    offices = [
        _office("kecamatan", place.code, f"Kecamatan {place.name}", district=place.code)
        for place in session.scalars(select(District))
    ]
    offices += [
        _office("kelurahan", place.code, f"Kantor {place.full_name}", village=place.code)
        for place in session.scalars(select(Village))
    ]
    return offices


def _office(
    kind: str, code: str, name: str, *, district: str | None = None, village: str | None = None
) -> dict[str, Any]:
    return {
        "code": f"{kind}-{code}",
        "name": name,
        "abbreviation": name,
        "kind": kind,
        "is_coordinator": False,
        "district_code": district,
        "village_code": village,
    }
