"""What stands in a cell of a table that leaves as a file: never a formula (T43)."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

LONGEST: Final = 32_767  # letters of a cell, to Excel
# What a spreadsheet takes for the beginning of a formula, after spaces too; the wide signs as well.
# A reader that splits elsewhere than we did begins a cell in the middle of the words, whatever
# quotes stand around them: after each sign that may separate, the same holds. Nothing looks back or
# ahead, so that a machine can judge the time it takes (T45).
_FORMULA: Final = re.compile(
    r"(\A|[;,|\t\r\n])((?:[^\S\t\r\n]|\")*[=+\-@\uff1d\uff0b\uff0d\uff20])"
)
_BROKEN_OFF: Final = re.compile(r" *[\t\r\n]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number to call: text, whatever it looks like."""

    number: str


Cell = str | int | float | datetime | Telephone | None


def defused(text: str) -> str:
    """The text with an apostrophe wherever a spreadsheet would begin to run it."""
    kept = storable(text)
    begins = "'" if _BROKEN_OFF.match(kept) else ""
    return (begins + _FORMULA.sub(r"\1'\2", kept))[:LONGEST]


def storable(text: str) -> str:
    """The text without what no file of a spreadsheet may hold."""
    return _CONTROL.sub("", text)[:LONGEST]
