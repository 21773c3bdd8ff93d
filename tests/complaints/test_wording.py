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
    assert roots("KB 1234 XY, hp 0812-0000-0000, RT 03/RW 05, rt/rw 1/2 no 5") == []


@pytest.mark.parametrize(
    "named",
    [
        "NIK 6101010101900001",
        "nik saya: 6101010101900001, no KK 6101010101900002",
        "No. HP/WA 081234567890",
        "hubungi no hp saya 0812-3456-7890",
        "No KTP: 6101010101900001 ; e-mail saya siti@contoh.test",
        "kk 61010101019",
        "plat KB 1234 XY",
    ],
)
def test_what_only_says_which_number_follows_says_nothing(named: str) -> None:
    told = {word.written for word in words_of(f"Lampu jalan mati. {named}. Tolong segera.")}
    labels = {"nik", "kk", "hp", "wa", "no", "nomor", "ktp", "mail", "email", "plat"}
    assert not told & labels
    assert {"lampu", "mati"} <= told


@pytest.mark.parametrize(
    "matter", ["KTP saya hilang", "NIK tidak terdaftar di BPJS", "kartu KK belum jadi"]
)
def test_the_same_word_is_heard_where_it_is_the_matter(matter: str) -> None:
    told = {word.written for word in words_of(matter)}
    assert told & {"ktp", "nik", "kk"}


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
