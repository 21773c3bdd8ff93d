"""Reads of the tenant's places."""

from collections.abc import Sequence

from sqlalchemy import select

from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.kernel.memory import remembered
from tenants.kernel.words import N_
from tenants.places.models import District, Village, full_name


def districts() -> list[tuple[str, str]]:
    """(code, name) of all districts, by name."""
    return remembered("districts", _districts)


def district_name(code: str) -> str:
    return dict(districts())[code]


def _districts() -> list[tuple[str, str]]:
    rows = session.scalars(select(District).order_by(District.name))
    return [(each.code, each.name) for each in rows]


def villages_of(district_code: str) -> Sequence[Village]:
    return session.scalars(
        select(Village).where(Village.district_code == district_code).order_by(Village.name)
    ).all()


def grouped() -> dict[str, list[tuple[str, str]]]:
    """(code, full name) of every village, by the name of its district."""
    return remembered("grouped places", _grouped)


def _grouped() -> dict[str, list[tuple[str, str]]]:
    rows = session.execute(
        select(District.name, Village.code, Village.kind, Village.name)
        .join(District, District.code == Village.district_code)
        .order_by(District.name, Village.name)
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for district, code, kind, name in rows:
        found.setdefault(district, []).append((code, full_name(kind, name)))
    return found


def matching(words: str) -> list[str]:
    """The codes of the villages whose name, with its kecamatan's, holds every word."""
    wanted = words.casefold().split()
    return [
        code
        for code, searched in remembered("place words", _searched)
        if all(word in searched for word in wanted)
    ]


def _searched() -> list[tuple[str, str]]:
    rows = session.execute(
        select(Village.code, Village.kind, Village.name, District.name).join(
            District, District.code == Village.district_code
        )
    )
    return [
        (code, f"{full_name(kind, name)}, kec. kecamatan {district}".casefold())
        for code, kind, name, district in rows
    ]


def names_of(village_code: str) -> tuple[str, str]:
    """The bare names of a village and its district: `Bekut`, `Sebawi`."""
    return names_by_code()[village_code]


def names_by_code() -> dict[str, tuple[str, str]]:
    """The same of every village."""
    return remembered("place names", _names)


def _names() -> dict[str, tuple[str, str]]:
    rows = session.execute(
        select(Village.code, Village.name, District.name).join(
            District, District.code == Village.district_code
        )
    )
    return {code: (name, district) for code, name, district in rows}


def village(code: str) -> Village:
    """The village with this code; NotFound if the tenant has none such."""
    found = session.get(Village, code)
    if found is None:
        message = N_("Desa atau kelurahan itu tidak ada di daerah ini.")
        raise NotFound(message)
    return found


def name_of(code: str) -> str:
    """`Desa Bekut, Kec. Sebawi` of its code; NotFound if the tenant has none such."""
    found = village(code)
    return place_name(found.kind, found.name, found.district_code)


def place_name(kind: str, name: str, district_code: str) -> str:
    """`Desa Bekut, Kec. Sebawi`: a village's name alone is often another's too.

    The kecamatan are remembered: a list names a place in every row and asks for none.
    """
    return f"{full_name(kind, name)}, Kec. {district_name(district_code)}"
