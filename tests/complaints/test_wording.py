"""Informal Indonesian, made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.complaints.wording import LONGEST, root_of, tokens_of, words_of


def roots(text: str) -> list[str]:
    return [word.root for word in words_of(text)]


@pytest.mark.parametrize(
    ("informal", "formal"),
    [
        ("jln byk lobang2", "jalan berlubang"),
        ("JALAN BOLONG!!!", "jalan berlubang"),
        ("solokan mampet", "got tersumbat"),
        ("blm diangkut", "tidak diangkut"),
        ("aek daan ngaler", "air tidak mengalir"),
        ("lampune mati", "lampu padam"),
        ("ijin", "izin"),
    ],
)
def test_a_spelling_of_the_street_meets_the_word_of_the_book(informal: str, formal: str) -> None:
    assert set(roots(formal)) <= set(roots(informal))


def test_a_stretched_or_doubled_word_is_the_word() -> None:
    assert roots("tolooong baaanjiiir banjir-banjir") == ["banjir"]


def test_personal_numbers_and_addresses_say_nothing() -> None:
    assert roots("KB 1234 XY, hp 0812-0000-0000, RT 03/RW 05, rt/rw 1/2 no 5") == ["hp"]


def test_a_root_of_another_meaning_is_not_taken() -> None:
    assert root_of("kelurahan") == "kelurahan"
    assert root_of("keracunan") == "keracunan"


def test_only_the_beginning_of_a_very_long_report_is_read() -> None:
    assert len(tokens_of("air " * LONGEST)) == LONGEST / len("air ")


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for word in words_of(text):
        assert word.written
        assert word.root
