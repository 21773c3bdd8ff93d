"""What a report is about: three topics, each with how sure we are and the words that spoke for it.

The topic table speaks by itself (`TopicIndex`). Once a region has a history of routed reports, what
was learnt from it (`RoutingModel`) speaks too; the model says how much each is to be trusted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp

from tenants.complaints.learning import RoutingModel
from tenants.complaints.topic_words import TopicIndex


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic, how sure we are (0 to 1), and the written words that spoke for it, loudest first."""

    topic_code: str
    confidence: float
    words: tuple[str, ...]


def suggest(
    text: str,
    index: TopicIndex,
    model: RoutingModel | None = None,
    *,
    place: str = "",
    limit: int = 3,
) -> list[Suggestion]:
    """The likeliest topics, best first; none when no word says anything."""
    if model is None:
        return _by_table(text, index, limit)
    spoken, heard = index.hear(text), model.hear(text, place)
    by_history, weight = heard.odds(), model.trust.table
    least = min(by_history.values())  # of a topic that came after the model
    odds = {
        code: by_history.get(code, least) + weight * spoken.odds.get(code, 0.0)
        for code in index.codes
    }
    sure = _confidences(odds)
    return [
        Suggestion(
            code,
            sure[code],
            _strongest(heard.words_for(code), spoken.words.get(code, {})),
        )
        for code in _best(odds, limit)
    ]


def _by_table(text: str, index: TopicIndex, limit: int) -> list[Suggestion]:
    spoken = index.hear(text)
    sure = _confidences(spoken.odds, spoken.nobody)
    return [
        Suggestion(code, sure[code], _strongest(spoken.words[code]))
        for code in _best(spoken.odds, limit)
    ]


def _best(odds: Mapping[str, float], limit: int) -> Iterable[str]:
    return sorted(odds, key=lambda code: (-odds[code], code))[:limit]


def _confidences(odds: Mapping[str, float], *others: float) -> dict[str, float]:
    """Shares that sum up to 1, with those of `others`."""
    top = max((*odds.values(), *others), default=0.0)
    shares = {code: exp(each - top) for code, each in odds.items()}
    total = sum(shares.values()) + sum(exp(each - top) for each in others)
    return {code: each / total for code, each in shares.items()}


def _strongest(*voices: Mapping[str, float]) -> tuple[str, ...]:
    """Written words, voice by voice; a word inside a stronger phrase is not said again."""
    chosen: list[str] = []
    for spoken in voices:
        for written in sorted(spoken, key=lambda each: (-spoken[each], each)):
            if not any(f" {written} " in f" {phrase} " for phrase in chosen):
                chosen.append(written)
    return tuple(chosen)
