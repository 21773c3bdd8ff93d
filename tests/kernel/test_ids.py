"""Names nobody can guess, read over a telephone and typed on a cheap phone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenants.kernel import ids

letters = st.sampled_from(ids.ALPHABET)


def test_a_reference_names_its_region_and_year() -> None:
    assert re.fullmatch(r"SBS-26-[0-9A-HJKMNP-TV-Z]{6}", ids.new_reference("SBS", 2026))
    assert ids.new_reference("SBS", 2105)[:7] == "SBS-05-"


def test_references_and_tokens_do_not_repeat() -> None:
    assert len({ids.new_reference("SBS", 2026) for _ in range(5_000)}) > 4_990
    assert len({ids.new_token() for _ in range(5_000)}) == 5_000
    assert min(len(ids.new_token()) for _ in range(100)) >= 43  # 256 bits


def test_eighty_bits_are_four_groups_of_four() -> None:
    assert ids.spoken(bytes(10)) == "0000-0000-0000-0000"
    assert ids.spoken(b"\xff" * 10) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_two_secrets_are_never_spoken_alike(one: bytes, other: bytes) -> None:
    assert (ids.spoken(one) == ids.spoken(other)) == (one == other)


@given(st.binary(min_size=10, max_size=10))
def test_a_receipt_is_read_as_it_is_written(secret: bytes) -> None:
    receipt = ids.spoken(secret)
    heard = receipt.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert ids.typed_receipt(heard) == ids.typed_receipt(receipt) == receipt


@given(st.lists(letters, min_size=6, max_size=6).map("".join))
def test_look_alikes_in_a_reference_are_mended(drawn: str) -> None:
    reference = f"OKU-26-{drawn}"  # its prefix keeps its own letter O
    heard = f" oku-26-{drawn.replace('0', 'O').replace('1', 'I').replace('V', 'U').lower()} "
    assert ids.typed_reference(heard) == reference


@given(st.lists(letters, min_size=6, max_size=6).map("".join), st.sampled_from(["", " ", ". "]))
def test_a_reference_is_read_without_its_dashes(drawn: str, between: str) -> None:
    reference = f"OKU-26-{drawn}"
    assert ids.typed_reference(reference.lower().replace("-", between)) == reference


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_without_an_error(written: str) -> None:
    assert isinstance(ids.typed_reference(written), str)
    assert isinstance(ids.typed_receipt(written), str)


@pytest.mark.parametrize(
    ("secret", "key", "purpose"),
    [("t", "k", "b"), ("t", "l", "a"), ("u", "k", "a"), ("", "k", "a\0t"), ("t", "k", "a\0")],
)
def test_a_digest_of_one_kind_is_no_other(secret: str, key: str, purpose: str) -> None:
    assert ids.digest(secret, key=key, purpose=purpose) != ids.digest("t", key="k", purpose="a")


def test_drawn_references_do_not_repeat_and_hardly_resemble_each_other() -> None:
    """2^30 a year: ten thousand draws hit each other once in twenty runs at most."""
    drawn = [ids.new_reference("SBS", 2026) for _ in range(10_000)]
    assert len(set(drawn)) > 9_990
    assert len({each[:-3] for each in drawn}) > 7_000
