"""The words shown for a suggestion say what the report is about, and no more than three."""

from types import SimpleNamespace

import pytest

from tenants import complaints, places
from tenants.complaints import reasons
from tenants.complaints.topic_words import TopicIndex

NAMES = frozenset({"pasar", "melayu", "depok"})


def shown(*words: str) -> tuple[str, ...]:
    table = TopicIndex([SimpleNamespace(**each) for each in complaints.topics.template()])
    return reasons.shown(words, table, NAMES)


@pytest.mark.parametrize(
    "word",
    ["minggu", "seminggu", "dua", "tiga", "sudah", "jalan", "yang", "kemarin", "tahun", "ribu"],
)
def test_filler_numbers_and_times_are_never_a_reason(word: str) -> None:
    assert shown(word, "padam") == ("padam",)


def test_a_place_is_a_reason_only_where_its_name_is_a_topics_word() -> None:
    assert shown("depok", "melayu", "pasar") == ("pasar",)


def test_a_phrase_of_the_table_is_a_reason_whatever_its_words() -> None:
    assert shown("jalan baru") == ("jalan baru",)


def test_what_history_taught_is_shown_though_no_table_knows_it() -> None:
    assert shown("odong") == ("odong",)


def test_three_are_enough_and_the_loudest_come_first() -> None:
    assert shown("dua", "padam", "tiang", "gelap", "lampu") == ("padam", "tiang", "gelap")


@pytest.mark.usefixtures("in_tenant")
def test_what_a_region_suggests_is_said_so() -> None:
    said = "Sudah dua minggu tiga lampu jalan di Singkawang padam, gelap sekali, pju mati, tiang"
    for each in complaints.topics.suggest_for(said):
        assert len(each.words) <= reasons.SHOWN
        assert not {"dua", "minggu", "tiga", "singkawang"} & set(each.words)
    assert {"depok", "sambas", "singkawang"} <= places.name_words()
