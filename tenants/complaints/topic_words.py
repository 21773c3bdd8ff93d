"""What a topic table says by itself, without any history: words that speak for each topic.

Each topic is a small document of its name, description and keywords. Words score as in BM25, with
the rarity of a word counted over the topics; a keyword phrase found whole scores again.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final, NamedTuple, Protocol

from tenants.complaints.wording import QUIET, Word, words_of

# Weights of the places a word can stand in a topic; tuned on the dev half of the test reports.
_NAME: Final = 3.0
_KEYWORD: Final = 1.0
_DESCRIPTION: Final = 0.7
_SATURATION: Final = 1.2  # k1 of BM25
_PHRASE: Final = 1.6
_LONGEST_PHRASE: Final = 4
_SHARPNESS: Final = 0.5  # turns a difference in score into odds, less so in a long report:
_LONG: Final = 40  # with this many words, by half; each more word is one more chance to mislead
_UNKNOWN: Final = 4.0  # the score of "none of these": few words, little confidence


class TopicWords(Protocol):
    """The part of a topic that suggestions read."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def keywords(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Spoken:
    """By topic code: log odds, and what each written word or phrase adds to a score.

    `nobody` is the log odds that it is about none of the topics.
    """

    odds: Mapping[str, float]
    words: Mapping[str, Mapping[str, float]]
    nobody: float


class _Voice(NamedTuple):
    """One word or phrase speaking for one topic."""

    topic_code: str
    weight: float


class TopicIndex:
    """A topic table made ready for suggestions; build it once per table, it holds no rows."""

    def __init__(self, topics: Collection[TopicWords]) -> None:
        self.codes = tuple(topic.code for topic in topics)
        self._voices: dict[tuple[str, ...], list[_Voice]] = defaultdict(list)
        weights = {topic.code: _weigh_words(topic) for topic in topics}
        phrases = {topic.code: _phrases_of(topic) for topic in topics}
        spread = Counter(root for words in weights.values() for root in words)
        self._rarity = {root: _rarity(count, len(weights)) for root, count in spread.items()}
        for code, words in weights.items():
            for root, weight in words.items():
                if root in QUIET:
                    continue
                strength = weight * (_SATURATION + 1) / (weight + _SATURATION)
                self._voices[(root,)].append(_Voice(code, strength * self._rarity[root]))
        for code, whole in phrases.items():
            for phrase in whole:
                self._voices[phrase].append(_Voice(code, self._weigh_phrase(phrase)))

    def knows(self, written: str) -> bool:
        """Whether it is a word, or a phrase, of some topic."""
        return tuple(each.root for each in words_of(written)) in self._voices

    def hear(self, text: str) -> Spoken:
        words = words_of(text)
        voices = self._voices_for(words)
        sharpness = _SHARPNESS / (1 + len(words) / _LONG)
        odds = {code: sharpness * sum(spoken.values()) for code, spoken in voices.items()}
        return Spoken(odds, voices, sharpness * _UNKNOWN)

    def _voices_for(self, words: Sequence[Word]) -> dict[str, dict[str, float]]:
        """By topic code: what each written word or phrase adds; said again it adds nothing."""
        found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        heard: set[tuple[str, ...]] = set()
        roots = tuple(word.root for word in words)
        for size in range(1, _LONGEST_PHRASE + 1):
            for start in range(len(words) - size + 1):
                run = roots[start : start + size]
                if run in heard or run not in self._voices:
                    continue
                heard.add(run)
                written = " ".join(word.written for word in words[start : start + size])
                for code, weight in self._voices[run]:
                    found[code][written] += weight
        return found

    def _weigh_phrase(self, phrase: tuple[str, ...]) -> float:
        return _PHRASE * sum(self._rarity[root] for root in phrase) / sqrt(len(phrase))


def _weigh_words(topic: TopicWords) -> dict[str, float]:
    weights: dict[str, float] = defaultdict(float)
    places = [(topic.name, _NAME), (topic.description, _DESCRIPTION)]
    for text, weight in places + [(keyword, _KEYWORD) for keyword in topic.keywords]:
        for root in {word.root for word in words_of(text)}:
            weights[root] += weight
    return weights


def _phrases_of(topic: TopicWords) -> set[tuple[str, ...]]:
    phrases = (tuple(word.root for word in words_of(each)) for each in topic.keywords)
    return {phrase for phrase in phrases if 0 < len(phrase) <= _LONGEST_PHRASE}


def _rarity(topic_count: int, total: int) -> float:
    return log(1 + (total - topic_count + 0.5) / (topic_count + 0.5))
