"""What the source says, and what the catalogues say of it in English."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from tests.architecture.tree import ROOT

ROOMS = ("tenants", "web", "workers")
# flask_babel reads both and lets the second win: what both say, they must say alike.
DOORS = (("tenants", "web"), ("tenants", "workers"))
_PLACE = re.compile(r"%(?:\((\w+)\))?[a-z%]")

Key = tuple[str, str]  # context, words


def catalogue(room: str) -> Catalog:
    """A room's English, as it lies in the repository."""
    with (ROOT / room / "translations/en/LC_MESSAGES/messages.po").open("rb") as file:
        return read_po(file, locale="en")


def gathered(room: str, to: Path) -> Catalog:
    """What a room says now: the gathering of `make words`."""
    options = ["-F", str(ROOT / "config/babel.cfg"), "-k", "_l", "-o", str(to), str(ROOT / room)]
    CommandLineInterface().run(["pybabel", "--quiet", "extract", *options])
    with to.open("rb") as file:
        return read_po(file)


def faults(said: Catalog, translated: Catalog) -> Iterator[str]:
    """Everything by which the translation is not the source's, in words."""
    wanted, known = by_key(said), by_key(translated)
    yield from (f"not gathered: {words}" for _context, words in wanted.keys() - known.keys())
    yield from (f"no longer said: {words}" for _context, words in known.keys() - wanted.keys())
    yield from (f"obsolete: {_first(each.id)}" for each in translated.obsolete.values())
    for key in wanted.keys() & known.keys():
        yield from (f"{fault}: {key[1]}" for fault in _faults_of(wanted[key], known[key]))


def _faults_of(said: Message, translated: Message) -> Iterator[str]:
    if translated.fuzzy:
        yield "fuzzy"
    if bool(said.pluralizable) != bool(translated.pluralizable):
        yield "one form or several"
    strings = forms(translated.string)
    if not all(strings):
        yield "no English"
        return
    wanted = [places(words) for words in forms(said.id)]
    if any(places(words) not in wanted for words in strings):
        yield "other places to fill"


def disagreements(one: Catalog, other: Catalog) -> list[str]:
    """What two catalogues of one door translate differently."""
    first, second = by_key(one), by_key(other)
    return [
        key[1] for key in first.keys() & second.keys() if first[key].string != second[key].string
    ]


def by_key(found: Catalog) -> dict[Key, Message]:
    return {(each.context or "", _first(each.id)): each for each in found if each.id}


def places(words: str) -> list[str]:
    """The places to fill, in any order, and the percent signs: `['(max)', '%%']`."""
    return sorted(match[0] for match in _PLACE.finditer(words))


def forms(words: str | Sequence[str]) -> Sequence[str]:
    return [words] if isinstance(words, str) else words


def _first(words: str | Sequence[str]) -> str:
    return forms(words)[0]
