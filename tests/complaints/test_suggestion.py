"""Three topics from words alone, measured on invented reports the engine was not tuned on."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.complaints.suggestion import suggest
from tenants.complaints.topic_words import TopicIndex

HERE = Path(__file__).parent
TEMPLATE = HERE.parents[1] / "tenants" / "complaints" / "template" / "topics.toml"
REPORTS = tomllib.loads((HERE / "reports.toml").read_text())["report"]
HELD_OUT = REPORTS[1::2]


@dataclass(frozen=True)
class FakeTopic:
    code: str
    name: str
    family: str
    description: str
    keywords: Sequence[str]


def fake_topic(row: Mapping[str, Any]) -> FakeTopic:
    return FakeTopic(
        row["code"], row["name"], row["family"], row["description"], tuple(row["keywords"])
    )


TOPICS = {row["code"]: fake_topic(row) for row in tomllib.loads(TEMPLATE.read_text())["topic"]}


@cache
def index() -> TopicIndex:
    return TopicIndex(TOPICS.values())


def codes(text: str) -> list[str]:
    return [each.topic_code for each in suggest(text, index())]


def share_right(reports: Sequence[Mapping[str, str]], among: int) -> float:
    right = sum(report["topic"] in codes(report["text"])[:among] for report in reports)
    return right / len(reports)


@pytest.mark.parametrize(("among", "floor"), [(1, 0.80), (3, 0.90)])
def test_held_out_reports_find_their_topic(among: int, floor: float) -> None:
    assert share_right(HELD_OUT, among) >= floor


def test_held_out_reports_find_their_family() -> None:
    right = sum(
        TOPICS[codes(report["text"])[0]].family == TOPICS[report["topic"]].family
        for report in HELD_OUT
    )
    assert right / len(HELD_OUT) >= 0.88


def test_nine_of_ten_are_right_above_the_confidence_that_routes_by_itself() -> None:
    sure = [
        best.topic_code == report["topic"]
        for report in HELD_OUT
        for best in suggest(report["text"], index())[:1]
        if best.confidence >= 0.8
    ]
    assert len(sure) / len(HELD_OUT) >= 0.6
    assert sum(sure) / len(sure) >= 0.9


def test_a_suggestion_says_which_words_spoke_for_it() -> None:
    (best, *_) = suggest("Min, PJU di jl Merdeka padam 2 minggu", index())
    assert best.topic_code == "lampu-jalan-mati"
    assert best.words[0] == "pju"


@pytest.mark.parametrize(
    "text", ["", "   ", "12345", "yang dan di", "qwzx vrtp", "masalah yang besar sekali"]
)
def test_words_that_say_nothing_suggest_nothing(text: str) -> None:
    assert suggest(text, index()) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lurah minta uang 500 ribu untuk tanda tangan surat tanah",
        "pak kades minta setoran tiap bulan dari pedagang",
        "Kami dimintai uang pelicin waktu urus KTP di kelurahan",
        "pungutan tidak resmi oleh perangkat desa",
        "camat minta jatah dari proyek",
    ],
)
def test_officials_who_take_money_are_for_the_inspectorate_first(text: str) -> None:
    assert codes(text)[0] == "pungli"


@pytest.mark.parametrize(
    "text",
    [
        "ada kebakaran di pasar, api besar",
        "rumah terbakar di gang 3, tolong cepat",
        "Damkar lama sekali datang waktu toko kami terbakar",
    ],
)
def test_a_building_on_fire_is_for_the_fire_brigade_first(text: str) -> None:
    assert codes(text)[0] == "kebakaran"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("asap tebal dari lahan gambut yang dibakar", "kebakaran-lahan"),
        ("tetangga bakar sampah tiap sore, asapnya masuk rumah", "bakar-sampah"),
    ],
)
def test_other_fires_keep_their_topics(text: str, topic: str) -> None:
    assert codes(text)[0] == topic


@given(st.text(max_size=300), st.integers(1, 5))
def test_confidences_are_shares_of_one_and_fall(text: str, limit: int) -> None:
    sure = [each.confidence for each in suggest(text, index(), limit=limit)]
    assert len(sure) <= limit
    assert sure == sorted(sure, reverse=True)
    assert sum(sure) <= 1.0


def test_every_topic_is_found_by_its_own_name() -> None:
    lost = [topic.code for topic in TOPICS.values() if topic.code not in codes(topic.name)]
    assert lost == []


@pytest.mark.parametrize(
    ("story", "topic"),
    [
        ("There is a big pothole in the road near the market", "jalan-rusak"),
        ("Garbage everywhere beside the school, nobody collects the trash", "sampah-berserakan"),
        ("Street lights are off, it is very dark", "lampu-jalan-mati"),
    ],
)
def test_common_english_words_are_understood(story: str, topic: str) -> None:
    assert topic in codes(story)
