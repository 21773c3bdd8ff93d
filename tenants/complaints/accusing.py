"""Words by which somebody says that an official takes money, and of which office that is.

Read broadly: it only keeps a report from going to an office by itself, and warns who sends it.
"""

import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from tenants.complaints.wording import words_of

Phrase = tuple[str, ...]


class Accusation(NamedTuple):
    """Whom the words speak of: the place's own offices, or whoever has the matter."""

    village: bool
    district: bool
    anybody: bool


def _phrases(key: str) -> frozenset[Phrase]:
    return frozenset(tuple(each.root for each in words_of(words)) for words in _WORDS[key])


_WORDS: Final[dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("accusation.toml").read_text()
)
_TAKES: Final = _phrases("takes")
_VILLAGE: Final = _phrases("village")
_DISTRICT: Final = _phrases("district")
_UNNAMED: Final = _phrases("unnamed")
_OTHERS: Final = _phrases("others")
_LONGEST: Final = max(len(each) for each in _TAKES | _VILLAGE | _OTHERS)


def accusation(text: str) -> Accusation | None:
    """None where the words accuse nobody; who is not named may be of either office of the place."""
    said = _runs(text)
    if said.isdisjoint(_TAKES):
        return None
    found = Accusation(*(_speaks(said, each) for each in (_VILLAGE, _DISTRICT, _UNNAMED)))
    if any(found) or _speaks(said, _OTHERS):
        return found
    return Accusation(village=True, district=True, anybody=False)


def _speaks(said: frozenset[Phrase], phrases: Collection[Phrase]) -> bool:
    return not said.isdisjoint(phrases)


def _runs(text: str) -> frozenset[Phrase]:
    roots = [each.root for each in words_of(text)]
    return frozenset(
        tuple(roots[start : start + size])
        for size in range(1, _LONGEST + 1)
        for start in range(len(roots) - size + 1)
    )
