"""From routed reports to a model: seen here, fitted in a process of its own."""

import io
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenants.complaints.learning.matrix import Matrix, Numbers
from tenants.complaints.learning.model import RoutingModel, Trust
from tenants.complaints.learning.signs import signs_of
from tenants.complaints.learning.vocabulary import Vocabulary
from tenants.complaints.topic_words import TopicIndex

LEAST_REPORTS: Final = 20
_HELD_SHARE: Final = 0.15  # of the newest reports: how far to trust what was learnt
_MOST_HELD: Final = 2_000
_MOST_SECONDS: Final = 600
_FITTING: Final = Path(__file__).with_name("fitting.py")


class Example(NamedTuple):
    """A report whose topic is known, and the words of its place."""

    text: str
    place: str
    topic_code: str


class TooFewError(ValueError):
    """Nothing can be learnt yet: fewer than `LEAST_REPORTS`, or all about one topic."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Reports as numbers; `topics` by their place in `codes`, `table` the newest by the table."""

    codes: tuple[str, ...]
    vocabulary: Vocabulary
    rows: Matrix
    topics: NDArray[np.int32]
    table: Numbers


def prepare(examples: Sequence[Example], index: TopicIndex) -> Prepared:
    """What is seen in the reports, the oldest first; TooFewError where nothing can be learnt."""
    if len(examples) < LEAST_REPORTS or len({each.topic_code for each in examples}) == 1:
        raise TooFewError
    codes = tuple(dict.fromkeys([*index.codes, *(each.topic_code for each in examples)]))
    number_of = {code: number for number, code in enumerate(codes)}
    signs = [
        [sign for _, seen in signs_of(each.text, each.place) for sign in seen] for each in examples
    ]
    vocabulary = Vocabulary.of(signs)
    held = examples[len(examples) - min(_MOST_HELD, int(_HELD_SHARE * len(examples))) :]
    table = np.zeros((len(held), len(codes)), dtype=np.float32)
    for row, example in zip(table, held, strict=True):
        for code, odds in index.hear(example.text).odds.items():
            row[number_of[code]] = odds
    topics = np.array([number_of[each.topic_code] for each in examples], dtype=np.int32)
    return Prepared(codes, vocabulary, vocabulary.matrix(signs), topics, table)


def fit(prepared: Prepared) -> RoutingModel:
    """Seconds to a minute for 10,000 reports; CalledProcessError if the other process failed."""
    given = io.BytesIO()
    np.savez(
        given,
        **prepared.rows._asdict(),
        topics=prepared.topics,
        table=prepared.table,
        kinds=prepared.vocabulary.kinds,
        rarity=prepared.vocabulary.rarity,
    )
    done = subprocess.run(  # noqa: S603 - ours, by its path
        [sys.executable, "-I", str(_FITTING)],
        input=given.getvalue(),
        stdout=subprocess.PIPE,
        timeout=_MOST_SECONDS,
        check=True,
        env={"OMP_NUM_THREADS": "1"},  # and no secret
    )
    return _model(prepared, np.load(io.BytesIO(done.stdout), allow_pickle=False))


def _model(prepared: Prepared, found: Any) -> RoutingModel:
    first, among_three = found["right"].tolist()
    return RoutingModel(
        topic_codes=prepared.codes,
        vocabulary=prepared.vocabulary,
        bias=found["bias"],
        for_topics=_matrix("for_topics", found),
        in_reports=_matrix("in_reports", found),
        topic_of_report=prepared.topics,
        trust=Trust(*found["trust"].tolist()),
        right=(first, among_three),
    )


def _matrix(name: str, found: Any) -> Matrix:
    return Matrix(*(found[f"{name}_{part}"] for part in Matrix._fields))
