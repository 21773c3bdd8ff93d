"""The signs that a region's history knows, each with its rarity; a report as numbers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Self

import numpy as np

from tenants.complaints.learning.matrix import Matrix, Numbers, Places
from tenants.complaints.learning.signs import SHARES, is_word, kind_of

MOST_SIGNS: Final = 80_000
_COMMON: Final = 2  # in so many reports a pair or a piece must be; a whole word in one is enough


class Vocabulary:
    """Known signs, each with its place in order and its rarity (inverse document frequency)."""

    def __init__(self, signs: Sequence[str], rarity: Numbers) -> None:
        self.places = {sign: place for place, sign in enumerate(signs)}
        self.kinds = np.array([kind_of(sign) for sign in signs], dtype=np.uint8)
        self.rarity = rarity

    @classmethod
    def of(cls, reports: Sequence[Iterable[str]]) -> Self:
        """The signs worth keeping, the commonest first."""
        spread: Counter[str] = Counter()
        for signs in reports:
            spread.update(set(signs))
        kept = [
            (sign, count)
            for sign, count in spread.most_common()
            if count >= _COMMON or is_word(sign)
        ][:MOST_SIGNS]
        counts = np.array([count for _, count in kept], dtype=np.float32)
        rarity = 1 + np.log((1 + len(reports)) / (1 + counts))
        return cls([sign for sign, _ in kept], rarity.astype(np.float32))

    def matrix(self, reports: Iterable[Iterable[str]]) -> Matrix:
        rows = [self.row(signs) for signs in reports]
        return Matrix(
            np.cumsum([0, *(len(places) for places, _ in rows)]),
            np.concatenate([places for places, _ in rows]),
            np.concatenate([weights for _, weights in rows]),
        )

    def row(self, signs: Iterable[str]) -> tuple[Places, Numbers]:
        """The places of the known signs of one report, and their weights.

        Said twice is more, but not twice as much; each kind together has its share's length.
        """
        counts = Counter(self.places[sign] for sign in signs if sign in self.places)
        places = np.fromiter(counts.keys(), dtype=np.int32, count=len(counts))
        seen = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        weights = (1 + np.log(seen)) * self.rarity[places]
        kinds = self.kinds[places]
        lengths = np.sqrt(np.bincount(kinds, weights=weights**2, minlength=len(SHARES)))
        scale = np.array(SHARES) / np.maximum(lengths, 1e-9)
        return places, (weights * scale[kinds]).astype(np.float32)
