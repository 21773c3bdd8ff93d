"""Whose each shape of a file is: by the Kemendagri code in its properties, else by its name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from shapely import Geometry

from tenants.places.geojson import Outline
from tenants.places.layers import Layer

LONGEST_NAME = 80
# How maps of BIG, of ministries and of regencies call these, in small letters without signs.
CODES = ("kdepum", "kdcpum", "kodekemendagri", "kemendagri")
VILLAGES = ("wadmkd", "desakelurahan", "desa", "kelurahan", "namadesa", "nmdesa", "village")
DISTRICTS = ("wadmkc", "kecamatan", "namakecamatan", "nmkec", "district")
ANY = ("nama", "name", "namobj")
_KINDS = re.compile(r"(?i)\A\s*(?:desa|kelurahan|kecamatan|kec\.|kel\.)\s+")
_VILLAGE_CODE = re.compile(r"(\d\d)(\d\d)(\d\d)(\d{4})?\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """A village, or a district: then both names are its own."""

    code: str
    name: str
    district_name: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """The shapes of each place, by its code, and what the rest is called in the file."""

    shapes: Mapping[str, Sequence[Geometry]]
    unknown: Sequence[str]


def recognise(outlines: Sequence[Outline], places: Sequence[Place], layer: Layer) -> Recognised:
    """A village's name is looked for in the named district; without one, only if it is alone."""
    by_code = {each.code for each in places}
    by_name: dict[tuple[str, str], list[str]] = {}
    for each in places:
        for district in {_bare(each.district_name), ""}:
            by_name.setdefault((district, _bare(each.name)), []).append(each.code)
    shapes: dict[str, list[Geometry]] = {}
    unknown: list[str] = []
    for number, outline in enumerate(outlines, 1):
        told = {_letters(key): value for key, value in outline.properties.items()}
        code = _code(told, by_code) or _named(told, by_name, layer)
        if code:
            shapes.setdefault(code, []).append(outline.shape)
        else:
            unknown.append(_called(told, layer) or f"#{number}")
    return Recognised(shapes, unknown)


def _code(told: Mapping[str, Any], known: set[str]) -> str | None:
    """A code with its dots wherever it stands; without them only where it can't be BPS's."""
    for value in told.values():
        if isinstance(value, str) and value.strip() in known:
            return value.strip()
    for name in CODES:
        match = _VILLAGE_CODE.match(str(told.get(name, "")).strip())
        code = ".".join(filter(None, match.groups())) if match else ""
        if code in known:
            return code
    return None


def _named(
    told: Mapping[str, Any], by_name: Mapping[tuple[str, str], Sequence[str]], layer: Layer
) -> str | None:
    name = _bare(_called(told, layer))
    within = _said(told, DISTRICTS) if layer is Layer.VILLAGE else ""
    found = by_name.get((_bare(within), name), [])
    return found[0] if len(found) == 1 else None


def _called(told: Mapping[str, Any], layer: Layer) -> str:
    names = VILLAGES if layer is Layer.VILLAGE else DISTRICTS
    return _said(told, (*names, *ANY))[:LONGEST_NAME]


def _said(told: Mapping[str, Any], names: Sequence[str]) -> str:
    said = (told[name].strip() for name in names if isinstance(told.get(name), str))
    return next(filter(None, said), "")


def _bare(name: str) -> str:
    return _letters(_KINDS.sub("", name))


def _letters(words: str) -> str:
    return "".join(each for each in words.casefold() if each.isalnum())
