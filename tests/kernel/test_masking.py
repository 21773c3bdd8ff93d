"""No personal number reaches the public, however it was typed."""

import re
from collections.abc import Callable
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.kernel.masking import EMAIL, IDENTITY, PLATE, TELEPHONE, masked

GAPS = st.sampled_from(["", " ", "-", ".", " - "])
DIGITS = "0123456789"


def spaced(digits: str, gap: str, every: int) -> str:
    return gap.join(digits[at : at + every] for at in range(0, len(digits), every))


@given(st.text(DIGITS, min_size=16, max_size=16), GAPS, st.integers(1, 8))
def test_a_nik_is_hidden_however_it_is_grouped(digits: str, gap: str, every: int) -> None:
    assert (
        masked(f"NIK saya {spaced(digits, gap, every)}, tolong") == f"NIK saya {IDENTITY}, tolong"
    )


@given(
    st.sampled_from(["0", "+62", "62", "(+62) "]),
    st.from_regex(r"8[1-9][0-9]{7,10}", fullmatch=True),
    GAPS,
    st.integers(3, 5),
)
def test_a_mobile_number_is_hidden_however_it_is_grouped(
    start: str, rest: str, gap: str, every: int
) -> None:
    public = masked(f"hubungi {start}{spaced(rest, gap, every)} ya")
    assert TELEPHONE in public
    assert not re.search(r"\d", public)


@given(
    st.sampled_from(["KB", "B", "F", "L", "AB", "DK"]),
    st.integers(100, 9999),
    st.sampled_from(["XY", "ABC", "Q"]),
    st.sampled_from(["", " ", "-"]),
    st.sampled_from([str.upper, str.lower]),
)
def test_a_number_plate_is_hidden_in_any_case(
    area: str, number: int, letters: str, gap: str, case: Callable[[str], str]
) -> None:
    written = case(f"{area}{gap}{number}{gap}{letters}")
    assert masked(f"truk {written}, supir") == f"truk {PLATE}, supir"


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("telp (0562) 391234 atau 021-7712345", f"telp {TELEPHONE} atau {TELEPHONE}"),
        ("Jl. A no 12 081200000000", f"Jl. A no 12 {TELEPHONE}"),
        ("wa 0812\u200b00000000", f"wa {TELEPHONE}"),
        ("surel siti.r+1@contoh.co.id.", f"surel {EMAIL}."),
        ("mobil dinas KB 12 XY", f"mobil dinas {PLATE}"),
    ],
)
def test_other_ways_to_write_them_are_hidden_too(text: str, public: str) -> None:
    assert masked(text) == public


@pytest.mark.parametrize(
    "text",
    [
        "Blok B 12 RT 3 RW 05 no 7",
        "anggaran Rp 1.500.000.000 tahun 2026",
        "tanggal 08-12-2026 jam 09.30",
        "beras b 300 jt, jarak 100 m, kelas B 2 SD",
        "kode pos 79462, telepon 112 atau 123",
        "SBS-26-7K3M9Q",
    ],
)
def test_what_only_looks_like_a_personal_number_is_kept(text: str) -> None:
    assert masked(text) == text


@given(st.text(st.sampled_from("0123456789 .-+@abKBxyr\u200b()[]\n")))
def test_masking_twice_is_masking_once(text: str) -> None:
    assert masked(masked(text)) == masked(text)


@given(st.text())
def test_any_text_can_be_masked(text: str) -> None:
    public = masked(text)
    assert not re.search(r"[0-9]{15}", public)


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "1.", "0812-", "a", "a@", "a.", "@", "B 1", "B ", "(", "62 ", "\u200b", "a\u200b"],
)
def test_hostile_text_takes_time_in_step_with_its_length(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    started = perf_counter()
    masked(text)
    assert perf_counter() - started < 1  # ~50 ms; a quadratic pattern needs a minute
