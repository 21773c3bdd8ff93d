"""English keeps one word for one thing, where Indonesian does (docs/glossary.md)."""

import re
from collections.abc import Iterator

from tenants.complaints import State
from tests.architecture.catalogues import ROOMS, by_key, catalogue, forms

# Of a report; a code, a link or a key may be secret.
_CALLED_SECRET = re.compile(r"\bsecret\b(?! code)", re.IGNORECASE)
_MOVED = re.compile(r"alihkan|pengalihan", re.IGNORECASE)
_REFERRED = re.compile(r"\bpass(?:ed)? on\b", re.IGNORECASE)


def english() -> Iterator[tuple[str, str]]:
    """(what the source says, its English) of every form of every word."""
    for room in ROOMS:
        for (_context, words), message in by_key(catalogue(room)).items():
            yield from ((words, said) for said in forms(message.string))


def test_each_state_has_an_english_word_of_its_own() -> None:
    known = dict(english())
    said = [known[state.label] for state in State]
    assert sorted(set(said)) == sorted(said)


def test_what_is_rahasia_is_confidential() -> None:
    about = [said for words, said in english() if "rahasia" in words.casefold()]
    assert [said for said in about if "confidential" in said]
    assert not [said for said in about if _CALLED_SECRET.search(said)]


def test_what_goes_to_another_region_is_moved_and_what_goes_to_an_agency_passed_on() -> None:
    about = [said for words, said in english() if _MOVED.search(words)]
    assert [said for said in about if "moved" in said]
    assert not [said for said in about if _REFERRED.search(said)]


def test_a_page_is_called_as_the_menu_calls_it() -> None:
    known = dict(english())
    named = [said for words, said in known.items() if "halaman Lacak" in words]
    assert named
    assert all(f"page {known['Lacak']}" in said for said in named)
