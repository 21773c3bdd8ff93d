"""A table that is mostly zeros, and what some of its rows say."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Places = NDArray[np.int32]


class Matrix(NamedTuple):
    """Mostly zeros, so only the others: row i has those from `starts[i]` to before `starts[i + 1]`.

    Each with its column and its weight.
    """

    starts: NDArray[np.int64]
    columns: NDArray[np.int32]
    weights: Numbers

    def said(self, rows: Places, loudness: Numbers) -> "Said":
        """All that some rows hold, each row times its loudness."""
        sizes = np.diff(self.starts)[rows]
        first = self.starts[rows] - np.cumsum(sizes) + sizes
        every = np.arange(sizes.sum()) + np.repeat(first, sizes)
        return Said(
            np.repeat(np.arange(len(rows)), sizes),
            self.columns[every],
            self.weights[every] * np.repeat(loudness, sizes),
        )


class Said(NamedTuple):
    """By which of the rows asked for (their number in the question), to which column, how loud."""

    by: NDArray[np.int64]
    to: NDArray[np.int32]
    loud: Numbers

    def in_all(self, count: int) -> NDArray[np.float64]:
        """For each of `count` columns the sum."""
        return np.bincount(self.to, weights=self.loud, minlength=count).astype(np.float64)

    def by_each(self, column: int, count: int) -> NDArray[np.float64]:
        """To one column, for each of `count` rows asked for."""
        mine = self.to == column
        adds = np.bincount(self.by[mine], weights=self.loud[mine], minlength=count)
        return adds.astype(np.float64)
