"""How well routing would have done: learnt from earlier reports, asked about later ones."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final, NamedTuple

from tenants.complaints.archive import Report
from tenants.complaints.learning import Example, RoutingModel, fit, prepare
from tenants.complaints.suggestion import suggest
from tenants.complaints.topic_words import TopicIndex
from tenants.complaints.topics import template

THRESHOLDS: Final = (0.5, 0.6, 0.7, 0.8, 0.9)


class Named(NamedTuple):
    """A topic of another system: its name is its code; words of ours where we know the name."""

    code: str
    name: str
    description: str
    keywords: Sequence[str]


class Tried(NamedTuple):
    """One report: whether its topic came first, was among three, and how sure we were."""

    is_first: bool
    is_among_three: bool
    confidence: float


class Score(NamedTuple):
    """Shares of all reports tried; by threshold (coverage, precision), precision of none is 0."""

    first: float
    three: float
    curve: dict[float, tuple[float, float]]


def table_of(reports: Collection[Report]) -> TopicIndex:
    """The topics that reports name, each with the words of ours that goes by that name."""
    known = {
        name.casefold(): each
        for each in template()
        for name in (each["code"], each["name"], *each["labels"])
    }
    names = sorted({each.topic for each in reports})
    return TopicIndex([_named(name, known.get(name.casefold(), {})) for name in names])


def _named(name: str, ours: dict[str, Any]) -> Named:
    return Named(name, name, ours.get("description", ""), tuple(ours.get("keywords", ())))


def learn(reports: Sequence[Report], table: TopicIndex) -> RoutingModel:
    """From reports, the oldest first; TooFewError where they teach nothing."""
    return fit(prepare([Example(each.text, each.place, each.topic) for each in reports], table))


def attempts(reports: Sequence[Report], table: TopicIndex, model: RoutingModel) -> Iterator[Tried]:
    """What would have been suggested for each."""
    for each in reports:
        found = suggest(each.text, table, model, place=each.place)
        codes = [one.topic_code for one in found]
        yield Tried(codes[0] == each.topic, each.topic in codes, found[0].confidence)


def score(tried: Sequence[Tried]) -> Score:
    count = len(tried)
    curve = {}
    for threshold in THRESHOLDS:
        sure = [each for each in tried if each.confidence >= threshold]
        right = sum(each.is_first for each in sure)
        curve[threshold] = (len(sure) / count, right / len(sure) if sure else 0.0)
    return Score(
        sum(each.is_first for each in tried) / count,
        sum(each.is_among_three for each in tried) / count,
        curve,
    )
