"""What routed reports teach: measured on invented reports, in Indonesian as people type it."""

import io
import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from tenants.complaints.learning import (
    Example,
    RoutingModel,
    TooFewError,
    dumped,
    fit,
    loaded,
    prepare,
)
from tenants.complaints.suggestion import suggest
from tenants.complaints.topic_words import TopicIndex

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REPORTS = tomllib.loads((HERE / "reports.toml").read_text())["report"]
MONTH = tomllib.loads((ROOT / "config" / "demo" / "complaints.toml").read_text())
TABLE = tomllib.loads((ROOT / "tenants" / "complaints" / "template" / "topics.toml").read_text())[
    "topic"
]


@cache
def index() -> TopicIndex:
    return TopicIndex([SimpleNamespace(**each) for each in TABLE])


def month() -> list[Example]:
    return [
        Example(each["text"], each["village"], each["topic"])
        for each in chain.from_iterable(MONTH.values())
    ]


@cache
def model() -> RoutingModel:
    """Of the demo's month: 260 reports."""
    return fit(prepare(month(), index()))


def share_right(found: RoutingModel | None) -> float:
    right = sum(each["topic"] in codes(each["text"], found)[:1] for each in REPORTS)
    return right / len(REPORTS)


def codes(text: str, found: RoutingModel | None) -> list[str]:
    return [each.topic_code for each in suggest(text, index(), found)]


def test_a_history_of_few_reports_already_suggests_better_than_the_table_alone() -> None:
    assert share_right(model()) > share_right(None) + 0.02


def test_confidences_are_shares_of_all_topics() -> None:
    found = suggest("jalan berlubang di depan pasar", index(), model(), limit=1000)

    assert len(found) == len(TABLE)
    assert sum(each.confidence for each in found) == pytest.approx(1)


def test_the_words_that_spoke_are_words_of_the_report() -> None:
    text = "lampune mati kabeh nang gang mawar, peteng pak"

    best = suggest(text, index(), model())[0]

    assert best.words
    assert set(" ".join(best.words).split()) <= set(text.replace(",", "").split())


def test_what_a_person_decided_once_is_suggested_for_the_like() -> None:
    """Nothing in the table says “odong-odong”; one decision does."""
    told = "Odong-odong masuk gang tiap sore, musiknya kencang sekali sampai bayi bangun"
    like = "odong odong lewat gang lagi, musiknya kencang, bayi saya bangun terus"
    taught = fit(prepare([*month(), Example(told, "", "bising-miras")], index()))

    assert codes(like, None)[:1] != ["bising-miras"]
    assert codes(like, taught)[:1] == ["bising-miras"]


def test_a_topic_that_came_after_the_model_is_found_by_its_words() -> None:
    new = SimpleNamespace(
        code="kunang", name="Kunang-kunang", description="", keywords=["kunang-kunang hilang"]
    )
    later = TopicIndex([*(SimpleNamespace(**each) for each in TABLE), new])

    found = suggest("kunang-kunang hilang semua", later, model())

    assert "kunang" in [each.topic_code for each in found]


def test_a_topic_that_is_gone_is_not_suggested() -> None:
    fewer = TopicIndex([SimpleNamespace(**each) for each in TABLE if each["code"] != "jalan-rusak"])

    found = suggest("jalan raya berlubang parah", fewer, model())

    assert "jalan-rusak" not in [each.topic_code for each in found]


def test_a_model_is_kept_as_arrays_alone_and_comes_back_the_same() -> None:
    kept = loaded(dumped(model()))

    for each in REPORTS[:20]:
        before, after = (suggest(each["text"], index(), found) for found in (model(), kept))
        assert [one.topic_code for one in before] == [one.topic_code for one in after]
        assert [one.confidence for one in before] == pytest.approx(
            [one.confidence for one in after], abs=0.02
        )


def test_what_could_run_is_not_read_as_a_model() -> None:
    planted = {"right": np.array([print], dtype=object)}
    with pytest.raises(ValueError, match="pickle"):
        loaded(_saved(planted))


def _saved(parts: dict[str, np.ndarray]) -> bytes:
    filled = io.BytesIO()
    np.savez(filled, **parts)
    return filled.getvalue()


@pytest.mark.parametrize(
    "examples", [[], month()[:19], [Example("jalan rusak", "", "jalan-rusak")] * 40]
)
def test_too_little_teaches_nothing(examples: Sequence[Example]) -> None:
    with pytest.raises(TooFewError):
        prepare(examples, index())


def test_two_topics_are_enough_and_an_empty_report_is_heard() -> None:
    two = [each for each in month() if each.topic_code in {"jalan-rusak", "sampah-angkut"}] * 5

    found = fit(prepare(two, index()))

    assert len(suggest("", index(), found)) == 3
