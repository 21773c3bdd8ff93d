"""Where an address lies, or a point."""

import re

from tenants.places.queries import names_by_code

_WORD = re.compile(r"[^\W_]+")
_VILLAGE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}\Z")
LONGEST_ADDRESS = 300  # letters that are looked at


def village_for(
    latitude: float | None,  # noqa: ARG001 - no boundaries are kept yet: only words decide
    longitude: float | None,  # noqa: ARG001 - as above
    address: str | None,
) -> str | None:
    """The code of the village, None where it can't be told; degrees are of WGS 84.

    `address` is a village's code, or words that name one village and, where another is called
    the same, its kecamatan.
    """
    written = (address or "").strip()[:LONGEST_ADDRESS]
    if _VILLAGE.match(written):
        return written if written in names_by_code() else None
    words = _plain(written)
    named = {
        code: (village, district)
        for code, (village, district) in names_by_code().items()
        if _plain(village) in words
    }
    if len(named) > 1:
        named = {code: each for code, each in named.items() if _plain(each[1]) in words}
    return next(iter(named)) if len(named) == 1 else None


def _plain(written: str) -> str:
    """Whole words between spaces, so that Beji is not found in Bejian."""
    words = _WORD.findall(written.casefold())
    return f" {' '.join(words)} "
