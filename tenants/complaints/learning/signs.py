"""What the learned model sees in a report: words, pairs of words, pieces of words, the place.

Words and pairs carry most. Pieces reach across spellings that no list knows. The place tells two
offices with one task apart. A sign is a string; its first letter says which kind it is.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from tenants.complaints.wording import root_of, tokens_of

_PIECE, _PLACE = "~", "@"
# The share that all signs of a kind have together: a long report is not louder than a short one.
SHARES: Final = (1.0, 0.7, 0.3)
_PIECES: Final = (4,)
_MOST_TOKENS: Final = 400


def signs_of(text: str, place: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each written word with the signs that are seen in it; those of the place are nobody's."""
    tokens = tokens_of(text)[:_MOST_TOKENS]
    yield from ((token, _signs_in(token)) for token in tokens)
    roots = [_signs_in(token)[0] for token in tokens]
    for token, (one, two) in zip(tokens, pairwise(roots), strict=False):
        yield token, (f"{one} {two}",)
    yield "", tuple(_PLACE + token for token in tokens_of(place))


def kind_of(sign: str) -> int:
    """Which of the `SHARES` it counts to."""
    return {_PIECE: 1, _PLACE: 2}.get(sign[0], 0)


def is_word(sign: str) -> bool:
    """Whether it is a whole word of a report, neither pair nor piece."""
    return kind_of(sign) == 0 and " " not in sign


@lru_cache(maxsize=50_000)
def _signs_in(token: str) -> tuple[str, ...]:
    """The root, and pieces of the word as it was written."""
    word = f"<{token}>"
    pieces = (
        _PIECE + word[start : start + size]
        for size in _PIECES
        for start in range(len(word) - size + 1)
    )
    return root_of(token) or token, *pieces
