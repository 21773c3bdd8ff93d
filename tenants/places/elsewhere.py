"""Whether a point, or words, speak of another place than the village that was chosen."""

from tenants.kernel import tenancy
from tenants.places.addressing import plain
from tenants.places.locating import Located, locate
from tenants.places.queries import districts, names_of

# Names that are also words of every day: they name a district only after “kecamatan”.
_EVERYDAY = frozenset({"utara", "selatan", "timur", "barat", "tengah", "kota", "baru"})
# A road is called after the place that it leads to.
_TOWARDS = ("jalan", "jln", "jl", "arah", "menuju", "jurusan", "raya", "lintas")
_DISTRICT = ("kecamatan", "kec")


def point_elsewhere(village_code: str, latitude: float, longitude: float) -> Located | None:
    """Where the point is, unless it is there; None too where no boundaries say so."""
    located = locate(latitude, longitude)
    if located is None or village_code == located.village_code:
        return None
    chosen = village_code.rpartition(".")[0]
    is_there = located.village_code is None and located.district_code == chosen
    return None if is_there else located


def district_elsewhere(village_code: str, words: str) -> str | None:
    """The code of the one other district that is named, where nothing of the chosen place is."""
    written = plain(words)
    own = [plain(each) for each in names_of(village_code)]
    if any(each in written for each in own):
        return None
    named = {code: name for code, name in _known().items() if _is_named(name, written)}
    longest = {
        code
        for code, name in named.items()
        if not any(name in other and name != other for other in named.values())
    }
    found = {code for code in longest if not any(named[code] in each for each in own)}
    return found.pop() if len(found) == 1 else None


def _known() -> dict[str, str]:
    return {code: plain(name) for code, name in districts()}


def _is_named(name: str, written: str) -> bool:
    if any(f" {each}{name}" in written for each in _DISTRICT):
        return True
    bare = name.strip()
    if bare in _EVERYDAY or bare == tenancy.current().short_name.casefold():
        return False
    towards = sum(written.count(f" {each}{name}") for each in _TOWARDS)
    return written.count(name) > towards
