"""What somebody wrote is run by no spreadsheet, wherever it takes a cell to begin (T43)."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from web import spreadsheet

SEPARATORS = ",;\t|"
RUNS = re.compile(r"\s*[=+\-@＝＋－＠]")
SIGNS = st.sampled_from([*"=+-@＝＠;,|\t\r\n\"' \0\x01a", "cmd|'/C calc'!A0"])
WORDS = st.one_of(st.text(max_size=40), st.lists(SIGNS, max_size=12).map("".join))


def for_people(rows: list[list[str]]) -> str:
    with spreadsheet.as_csv(rows[0], rows[1:]) as file:
        return file.read().decode("utf-8-sig")


@pytest.mark.parametrize("written", [for_people, spreadsheet.as_plain_csv])
@pytest.mark.parametrize("separator", SEPARATORS)
@given(rows=st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=3))
@example(rows=[["a", "x;=cmd|'/C calc'!A0", "x\t=1"], ["b", 'x;"=1', "x,\n-1"]])
@example(rows=[["a", "x;", "=1"], ['"', '";=1', "|@a"]])
def test_no_reader_begins_a_formula_whatever_it_splits_at(
    written: Callable[[list[list[str]]], str], separator: str, rows: list[list[str]]
) -> None:
    lines = csv.reader(io.StringIO(written(rows), newline=""), delimiter=separator)
    assert not [cell for line in lines for cell in line if RUNS.match(cell)]


def test_programs_get_numbers_as_numbers_and_words_in_quotes() -> None:
    written = spreadsheet.as_plain_csv([["Jalan, rusak", -1.36, None, 3]])
    assert written == '"Jalan, rusak",-1.36,"",3\r\n'


def test_what_is_no_formula_stays_as_it_was_written() -> None:
    words = 'Lubang 2-3 m, dekat "SDN 3"; hubungi a@b.co | lampu = padam\nbesok.'
    assert spreadsheet.as_plain_csv([[words]]) == '"{}"\r\n'.format(words.replace('"', '""'))
