"""What a region's own routed reports taught: evidence for topics, and the words it rests on."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenants.complaints.learning.matrix import Matrix, Numbers, Said
from tenants.complaints.learning.signs import signs_of
from tenants.complaints.learning.vocabulary import Vocabulary


class Trust(NamedTuple):
    """What each voice weighs, in log odds: the classifier, the likest report, the topic table."""

    classifier: float
    precedent: float
    table: float


@dataclass(frozen=True, slots=True)
class RoutingModel:
    """Two tables by sign: what it says for each topic, and how loud it is in each older report.

    `right`: the shares of the newest reports whose topic came first, and among three, before the
    model had seen them; 0 where too few were held out.
    """

    topic_codes: tuple[str, ...]
    vocabulary: Vocabulary
    bias: Numbers
    for_topics: Matrix
    in_reports: Matrix
    topic_of_report: NDArray[np.int32]
    trust: Trust
    right: tuple[float, float]

    def hear(self, text: str, place: str = "") -> "Hearing":
        heard = list(signs_of(text, place))
        places, loudness = self.vocabulary.row(sign for _, signs in heard for sign in signs)
        return Hearing(
            self,
            heard,
            {int(place): number for number, place in enumerate(places)},
            self.for_topics.said(places, loudness),
            self.in_reports.said(places, loudness),
        )


@dataclass(frozen=True, slots=True)
class Hearing:
    """One report, heard by a model: what its signs say for topics, and which reports have them.

    `numbers`: which of the signs asked for one is, by its place in the vocabulary.
    """

    model: RoutingModel
    heard: Sequence[tuple[str, Sequence[str]]]
    numbers: dict[int, int]
    for_topics: Said
    in_reports: Said

    def odds(self) -> dict[str, float]:
        """Log odds by topic code: the classifier's margin, and likeness to the likest report."""
        model, trust = self.model, self.model.trust
        margins = model.bias + self.for_topics.in_all(len(model.topic_codes))
        likest = np.zeros(len(model.topic_codes))
        np.maximum.at(likest, model.topic_of_report, self._likeness())
        odds = trust.classifier * margins + trust.precedent * likest
        return dict(zip(model.topic_codes, odds.tolist(), strict=True))

    def words_for(self, topic_code: str) -> dict[str, float]:
        """What each written word adds for a topic, if anything: its root, its pairs, its pieces."""
        if topic_code not in self.model.topic_codes:
            return {}
        adds = self._adds(self.model.topic_codes.index(topic_code))
        found: dict[str, float] = defaultdict(float)
        for written, signs in self.heard:
            for sign in set(signs) if written else ():
                number = self.numbers.get(self.model.vocabulary.places.get(sign, -1))
                found[written] += 0.0 if number is None else float(adds[number])
        return {written: added for written, added in found.items() if added > 0}

    def _likeness(self) -> NDArray[np.float64]:
        return self.in_reports.in_all(len(self.model.topic_of_report))

    def _adds(self, topic: int) -> NDArray[np.float64]:
        """Log odds that each sign adds for a topic."""
        trust, count = self.model.trust, len(self.numbers)
        likeness = np.where(self.model.topic_of_report == topic, self._likeness(), 0)
        adds = trust.classifier * self.for_topics.by_each(topic, count)
        return adds + trust.precedent * self.in_reports.by_each(int(likeness.argmax()), count)
