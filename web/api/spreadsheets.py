"""Rows as CSV (RFC 4180) that a spreadsheet opens without running anything (T43)."""

import csv
import io
from collections.abc import Iterable, Sequence

# What a spreadsheet takes for the beginning of a formula; full-width ones too.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")

Cell = str | float | None


def written(rows: Iterable[Sequence[Cell]]) -> str:
    """Lines of CSV; numbers stay numbers, also those below zero."""
    into = io.StringIO()
    csv.writer(into).writerows([defused(each) for each in row] for row in rows)
    return into.getvalue()


def defused(cell: Cell) -> Cell:
    """Words that a spreadsheet would reckon with get an apostrophe before them."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_DANGEROUS):
        return f"'{cell}"
    return cell
