"""Whether words speak of another regency: by its name, which is no name of a place here."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from tenants import registry
from tenants.kernel import tenancy
from tenants.kernel.memory import remembered
from tenants.places.addressing import plain
from tenants.places.queries import names_by_code

_WORDS = tomllib.loads(Path(__file__).with_name("beyond.toml").read_text())
_EVERYDAY: Final = frozenset(_WORDS["everyday"])
_BEFORE: Final = frozenset(_WORDS["before"])
_STAYS: Final = frozenset(_WORDS["stays"])
_KINDS: Final = {"kota": "kota", "kabupaten": "kabupaten", "kab": "kabupaten"}
_LONGEST: Final = 4  # words of a name


class _Named(NamedTuple):
    """A regency as it may be written: by a bare name, and by its kind before it."""

    kind: str
    name: str


def region_elsewhere(words: str) -> str | None:
    """The name of the first other regency that is spoken of: `Depok`, or `Kota Bogor`.

    None where it only says where a road leads, whose dish it is, or what a street is called.
    """
    written = plain(words).split()
    return next(filter(None, (_at(written, start) for start in range(len(written)))), None)


def name_words() -> frozenset[str]:
    """Each word of the names of this regency, its places, and every other regency."""
    return remembered("name words", lambda: _words(_own_names()) | _words(_kinds_by_name()))


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split())


def _at(written: list[str], start: int) -> str | None:
    kind = _KINDS.get(written[start - 1]) if start else None
    for size in range(_LONGEST, 0, -1):
        name = " ".join(written[start : start + size])
        if name not in _kinds_by_name():
            continue
        if kind in _kinds_by_name()[name]:
            is_other = _Named(kind, name) != _own()
            return f"{kind} {name}".title() if is_other else None
        is_plain = name not in _EVERYDAY and name not in remembered("own names", _own_names)
        return name.title() if is_plain and not _is_towards(written, start, size) else None
    return None


def _is_towards(written: list[str], start: int, size: int) -> bool:
    """A road is called after where it leads, or between two towns, a dish by where it is from.

    And whoever writes may be away.
    """
    own = _own().name.split()
    before = written[start - 1] if start else ""
    if before == "di" and not _STAYS.isdisjoint(written[max(0, start - 2) : start]):
        return True
    return before in {*_BEFORE, own[-1]} or written[start + size :][:1] == own[:1]


def _own() -> _Named:
    return _named(tenancy.current().name)


def _own_names() -> frozenset[str]:
    """Of this regency and its parts, whole and each word of its own."""
    parts = {name for each in names_by_code().values() for name in each}
    own = _own().name
    return frozenset({plain(each).strip() for each in parts} | {own, *own.split()})


@lru_cache(maxsize=1)
def _kinds_by_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for each in registry.regions.regions():
        named = _named(each.name)
        found.setdefault(named.name, set()).add(named.kind)
    return {name: frozenset(kinds) for name, kinds in found.items()}


def _named(full_name: str) -> _Named:
    """`kota`, `depok` of `Kota Depok`."""
    kind, _space, rest = plain(full_name).strip().partition(" ")
    return _Named(kind, rest.removeprefix("administrasi "))
