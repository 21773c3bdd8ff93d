"""Argon2id, with the library's defaults (RFC 9106, low-memory profile); and what is too common."""

import itertools
import re
from functools import lru_cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()

FEWEST_CHARACTERS = 5  # that differ
FEWEST_OWN_LETTERS = 4  # besides the words that everybody tries first
SHORTEST_WORD = 4
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = frozenset(
    pair
    for row in ROWS
    for one, other in itertools.pairwise(row)
    for pair in ((one, other), (other, one))
)


@lru_cache(maxsize=1)
def _nobody() -> str:
    """Verified against when nobody has that address, so that the answer takes as long (T63)."""
    return _hasher.hash("nobody-has-this-password")


def hashed(password: str) -> str:
    return _hasher.hash(password)


def matches(password: str, stored: str | None) -> bool:
    """Whether the password is the stored one; as slow for `None` as for a wrong one."""
    try:
        return _hasher.verify(stored or _nobody(), password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def is_common(password: str, *about: str) -> bool:
    """Whether it is among the first that anybody would try (NIST SP 800-63B-4, 3.1.1.2).

    A word or two of the list with digits behind, a part repeated, a row of the keyboard, or
    what is known of the person: `about` holds name, address, region.
    """
    folded = password.casefold()
    return (
        len(set(folded)) < FEWEST_CHARACTERS
        or folded in (folded + folded)[1:-1]
        or _is_a_row(folded)
        or _is_made_of(folded, _words() | _parts(about))
    )


def _is_a_row(folded: str) -> bool:
    """Three of four steps go to the neighbour on the keyboard, the alphabet or the digits."""
    steps = list(itertools.pairwise(folded))
    return 4 * sum(step in _NEIGHBOURS for step in steps) >= 3 * len(steps)


def _is_made_of(folded: str, words: frozenset[str]) -> bool:
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    rest, found = re.subn(known, " ", folded)
    own = sum(character.isalpha() for character in rest)
    return found > 0 and own < FEWEST_OWN_LETTERS


def _parts(about: tuple[str, ...]) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", " ".join(about).casefold())
    return frozenset(word for word in words if len(word) >= SHORTEST_WORD)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(Path(__file__).with_name("common_words.txt").read_text().split())
