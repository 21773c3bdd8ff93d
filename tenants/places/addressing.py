"""The village that somebody means by a point, a code or words."""

import re

from tenants.places.locating import locate
from tenants.places.queries import names_by_code

_WORD = re.compile(r"[^\W_]+")
_VILLAGE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}\Z")
LONGEST_ADDRESS = 300  # letters that are looked at


def village_for(latitude: float | None, longitude: float | None, address: str | None) -> str | None:
    """The code of the village, None where it can't be told; degrees are of WGS 84.

    `address` is a village's code, or words that name one village and, where another is called
    the same, its kecamatan. Where it names none, the region's boundaries say where the point is.
    """
    named = _named_by(address)
    if named or latitude is None or longitude is None:
        return named
    found = locate(latitude, longitude)
    return found.village_code if found else None


def _named_by(address: str | None) -> str | None:
    written = (address or "").strip()[:LONGEST_ADDRESS]
    if _VILLAGE.match(written):
        return written if written in names_by_code() else None
    return _named_in(plain(written))


def _named_in(words: str) -> str | None:
    """The one village that is named; of Beji and Beji Timur the longer name is meant."""
    known = {
        code: (plain(village), plain(district))
        for code, (village, district) in names_by_code().items()
    }
    bare = words
    for district in {district for _village, district in known.values()}:
        for kind in ("kec", "kecamatan"):
            bare = bare.replace(f" {kind}{district}", " ")
    found = {code: each for code, each in known.items() if each[0] in bare}
    found = {
        code: each
        for code, each in found.items()
        if not any(each[0] in other and each[0] != other for other, _district in found.values())
    }
    if len(found) > 1:
        found = {code: each for code, each in found.items() if each[1] in words}
    return next(iter(found)) if len(found) == 1 else None


def plain(written: str) -> str:
    """Whole words between spaces, so that Beji is not found in Bejian."""
    words = _WORD.findall(written.casefold())
    return f" {' '.join(words)} "
