"""Fits one model, in a process of its own: minutes of memory and CPU that no door should carry.

`python -I fitting.py` takes arrays (an .npz) on stdin and gives arrays on stdout; it reads no
text, knows no secret and no database. A linear classifier (a support vector machine, one topic
against the rest) is fitted twice: on the older reports, to see on the newest how far its word, that
of the likest older report, and that of the topic table are to be trusted; and then on all.
"""

import io
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import log_softmax
from sklearn.svm import LinearSVC

COST = 0.3
TRIFLE = 0.01  # a weight below it is left out: nine in ten are
RARE = 3.0  # of a word that makes two reports alike: fewer than one in seven have it
STRANGER = -1.0  # the margin of a topic that no report was about
TRUST = (4.0, 6.0, 1.0)  # in classifier, precedent and topic table, where too little is held out
LEAST_HELD = 100
MOST_TRUST = 30.0


def main() -> int:
    os.nice(10)  # a page goes first
    given = np.load(io.BytesIO(sys.stdin.buffer.read()), allow_pickle=False)
    rows = csr_matrix(
        (given["weights"], given["columns"], given["starts"]),
        shape=(len(given["topics"]), len(given["kinds"])),
    )
    telling = (given["kinds"] == 0) & (given["rarity"] >= RARE)
    words = rows.multiply(telling).tocsr()
    found = fit(rows, words, given["topics"], given["table"])
    filled = io.BytesIO()
    np.savez(filled, **found)
    sys.stdout.buffer.write(filled.getvalue())
    return 0


def fit(rows: Any, words: Any, topics: Any, table: Any) -> dict[str, Any]:
    """`words`: rows of rare words alone; `topics`: the number of each report's topic.

    The last `len(table)` rows are held out; `table` has the topic table's odds for them, a column
    for each topic there is.
    """
    trust, right = np.array(TRUST), np.zeros(2)
    with ThreadPoolExecutor(1) as beside:  # a fit leaves Python's lock alone: two cores, two fits
        whole = beside.submit(_fitted, rows, topics, table.shape[1])
        if len(table) >= LEAST_HELD:
            voices = _voices(rows, words, topics, table)
            trust = _calibrated(voices, topics[-len(table) :])
            right = _right(np.tensordot(trust, voices, 1), topics[-len(table) :])
        weights, bias = whole.result()
    return {
        "bias": bias.astype(np.float32),
        "trust": trust.astype(np.float32),
        "right": right.astype(np.float32),
        **_parts("for_topics", csr_matrix(np.where(np.abs(weights) < TRIFLE, 0, weights))),
        **_parts("in_reports", words.T.tocsr()),
    }


def _voices(rows: Any, words: Any, topics: Any, table: Any) -> Any:
    """What each of the three says of the held-out reports, having seen the older ones alone."""
    older, newest = slice(None, -len(table)), slice(-len(table), None)
    weights, bias = _fitted(rows[older], topics[older], table.shape[1])
    likeness = words[newest] @ words[older].T
    return np.stack(
        [
            rows[newest] @ weights + bias,
            _precedents(likeness, topics[older], table.shape[1]),
            table,
        ]
    )


def _parts(name: str, matrix: Any) -> dict[str, Any]:
    return {
        f"{name}_starts": matrix.indptr.astype(np.int64),
        f"{name}_columns": matrix.indices.astype(np.int32),
        f"{name}_weights": matrix.data.astype(np.float32),
    }


def _fitted(rows: Any, topics: Any, topic_count: int) -> tuple[Any, Any]:
    """For each topic a weight of every sign, and a bias; no report says nothing for its topic."""
    machine = LinearSVC(C=COST, tol=0.1, max_iter=100).fit(rows, topics)
    found, first = machine.coef_, machine.intercept_
    if len(machine.classes_) == 2:  # noqa: PLR2004 - of two it gives the second alone
        found, first = np.vstack([-found, found]), np.hstack([-first, first])
    weights, bias = np.zeros((rows.shape[1], topic_count)), np.full(topic_count, STRANGER)
    weights[:, machine.classes_], bias[machine.classes_] = found.T, first
    return weights, bias


def _precedents(likeness: Any, topics: Any, topic_count: int) -> Any:
    """By held-out report and topic: how like it is to the likest older report of that topic."""
    found = np.zeros((likeness.shape[0], topic_count))
    pairs = likeness.tocoo()
    np.maximum.at(found, (pairs.row, topics[pairs.col]), pairs.data)
    return found


def _calibrated(voices: Any, topics: Any) -> Any:
    """How far to trust each voice: under these numbers what happened is likeliest."""
    told = np.arange(len(topics)), topics

    def surprise(trust: Any) -> float:
        return -float(log_softmax(np.tensordot(trust, voices, 1), axis=1)[told].mean())

    return minimize(surprise, TRUST, bounds=[(0.1, MOST_TRUST), (0, MOST_TRUST), (0, MOST_TRUST)]).x


def _right(scores: Any, topics: Any) -> Any:
    """The share of reports whose topic came first, and among three."""
    best = np.argsort(-scores, axis=1)[:, :3]
    return np.array([(best[:, 0] == topics).mean(), (best == topics[:, None]).any(axis=1).mean()])


if __name__ == "__main__":
    sys.exit(main())
