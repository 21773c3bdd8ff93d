"""Learning from 10,000 reports, and one suggestion afterwards.

The reports are drawn from the topic table's own words, with slips and with words of other topics
between: as long as real ones and about as many topics, so that time and size are like a city's.
How often such a model is right says nothing about a real city, and is not printed.
"""

import random
import time
from collections.abc import Iterator
from itertools import islice
from statistics import quantiles
from typing import Any

from tenants import complaints
from tenants.complaints.learning import Example, dumped, fit, prepare
from tenants.complaints.suggestion import suggest
from tenants.complaints.topic_words import TopicIndex
from tests.bench.filling import texts
from tests.bench.ground import Ground

REPORTS, QUESTIONS = 10_000, 500
WORDS = 35  # in a report, the median of a real city's
GOAL_SECONDS, GOAL_MILLISECONDS = 60.0, 20.0
OWN, OTHERS = 0.16, 0.25  # how often a word is of the report's topic, or of any


class Known:
    """A topic of the template as suggestions read it."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.code, self.name, self.description = row["code"], row["name"], row["description"]
        self.keywords = tuple(row["keywords"])


def measure(ground: Ground) -> dict[str, Any]:
    topics = [Known(each) for each in complaints.topics.template()]
    table = TopicIndex(topics)
    count = ground.sized(REPORTS, 500)
    told = list(islice(_reports(topics), count + QUESTIONS))
    began = time.perf_counter()
    model = fit(prepare(told[:count], table))
    took = time.perf_counter() - began
    times = []
    for each in told[count:]:
        began = time.perf_counter()
        suggest(each.text, table, model, place=each.place)
        times.append(1000 * (time.perf_counter() - began))
    p95 = quantiles(times, n=20)[-1]
    size = len(dumped(model))
    print(
        f"learning: {count} reports, {len(topics)} topics: {took:.1f} s;"
        f" goal < {GOAL_SECONDS:g} s: {'reached' if took < GOAL_SECONDS else 'MISSED'}"
    )
    print(
        f"learning: one suggestion p95 {p95:.1f} ms; goal < {GOAL_MILLISECONDS:g} ms:"
        f" {'reached' if p95 < GOAL_MILLISECONDS else 'MISSED'}; kept in {size / 2**20:.1f} MiB"
    )
    return {"reports": count, "seconds": took, "p95_ms": p95, "bytes": size}


def _reports(topics: list[Known]) -> Iterator[Example]:
    """The commonest topic is some hundred times as common as the rarest, as in a real city."""
    dice = random.Random(1)
    filler = " ".join(texts()).split()
    shares = [1 / rank for rank in range(1, len(topics) + 1)]
    while True:
        topic = dice.choices(topics, shares)[0]
        words: list[str] = []
        while len(words) < WORDS:
            words += _words(topic, topics, filler, dice)
        text = " ".join(_slipped(word, dice) for word in words)
        yield Example(text, f"desa {dice.randrange(200)}", topic.code)


def _words(topic: Known, topics: list[Known], filler: list[str], dice: random.Random) -> list[str]:
    drawn = dice.random()
    if drawn < OWN:
        return dice.choice(topic.keywords).split()
    if drawn < OTHERS:
        return dice.choice(dice.choice(topics).keywords).split()
    return [dice.choice(filler)]


def _slipped(word: str, dice: random.Random) -> str:
    """One long word in eight has a letter too few."""
    if len(word) < 5 or dice.random() > 0.12:
        return word
    at = dice.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1 :]
