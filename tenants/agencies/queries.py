"""Reads of the tenant's agencies."""

from collections.abc import Sequence
from itertools import islice

from sqlalchemy import func, select

from tenants.agencies.models import Agency, Level
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.kernel.memory import remembered
from tenants.kernel.words import N_


def everything() -> Sequence[Agency]:
    """All, the regency's own before the offices of places, by name."""
    placed = Agency.district_code.is_not(None) | Agency.village_code.is_not(None)
    return session.scalars(select(Agency).order_by(placed, Agency.name)).all()


def names() -> list[tuple[str, str]]:
    """(id, name) of all, in the same order: for lists people choose from."""
    return remembered("agency names", _names)


def name_of(agency_id: int) -> str:
    return dict(names())[str(agency_id)]


def _names() -> list[tuple[str, str]]:
    return [(str(each.id), each.name) for each in everything()]


def called(agency_id: int) -> tuple[str, ...]:
    """Its name and its abbreviation, in small letters."""
    return remembered("agency titles", _titles).get(agency_id, ())


def _titles() -> dict[int, tuple[str, ...]]:
    return {each.id: (each.name.lower(), each.abbreviation.lower()) for each in everything()}


def by_level() -> dict[Level, list[tuple[str, str]]]:
    """(id, name) of all by whose office they are, each list by name."""
    return remembered("agencies by level", _by_level)


def _by_level() -> dict[Level, list[tuple[str, str]]]:
    found = everything()
    return {
        level: [(str(each.id), each.name) for each in found if each.level is level]
        for level in Level
    }


def matching(words: str, limit: int) -> list[tuple[str, str]]:
    """(id, name) of those whose name or abbreviation holds every word, in the same order."""
    wanted = words.casefold().split()
    found = (
        (agency_id, name)
        for agency_id, name, searched in remembered("agency words", _searched)
        if all(word in searched for word in wanted)
    )
    return list(islice(found, limit))


def _searched() -> list[tuple[str, str, str]]:
    return [
        (str(each.id), each.name, f"{each.name} {each.abbreviation}".casefold())
        for each in everything()
    ]


def offices() -> dict[str, int]:
    """The agency of each district's and village's own office, by the place's code."""
    return remembered("offices", _offices)


def _offices() -> dict[str, int]:
    place = func.coalesce(Agency.village_code, Agency.district_code)
    rows = session.execute(select(place, Agency.id).where(place.is_not(None)))
    return dict(rows.all())


def by_id(agency_id: int) -> Agency:
    found = session.get(Agency, agency_id)
    if found is None:
        message = N_("Perangkat daerah itu tidak ada di daerah ini.")
        raise NotFound(message)
    return found


def by_code(code: str) -> Agency:
    found = session.scalar(select(Agency).where(Agency.code == code))
    if found is None:
        message = N_("Perangkat daerah itu tidak ada di daerah ini.")
        raise NotFound(message)
    return found
