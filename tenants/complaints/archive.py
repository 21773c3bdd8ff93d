"""Reports of another system as a file: CSV with a header, one report a row.

Columns: id, text, address, topic, agency, district, village, reported_at, answered_at. Text and
topic are needed to learn from a row; what a column is missing is empty.
"""

import csv
from collections.abc import Iterator
from typing import Final, NamedTuple, TextIO

from tenants.complaints.channels import Channel

CHANNEL: Final = Channel.ARCHIVE  # of a report that came in a file
NEEDED: Final = ("text", "topic")


class Report(NamedTuple):
    """A row as it was written; `line` is where it began, counted from 1."""

    line: int
    id: str
    text: str
    address: str
    topic: str
    agency: str
    district: str
    village: str
    reported_at: str
    answered_at: str

    @property
    def place(self) -> str:
        """The words of where it was."""
        return " ".join(filter(None, (self.address, self.village, self.district)))

    @property
    def lacks(self) -> list[str]:
        """The needed columns that are empty."""
        return [name for name in NEEDED if not getattr(self, name)]


class NoArchiveError(ValueError):
    """The header lacks a column that is needed; `columns` says which."""

    def __init__(self, columns: list[str]) -> None:
        super().__init__(f"the header lacks {', '.join(columns)}")
        self.columns = columns


def read(file: TextIO) -> Iterator[Report]:
    """The rows of an open file (UTF-8, `newline=""`); NoArchiveError if it is none."""
    rows = csv.DictReader(file)
    header = {name.strip().casefold(): name for name in rows.fieldnames or ()}
    if missing := [name for name in NEEDED if name not in header]:
        raise NoArchiveError(missing)
    line = rows.line_num + 1
    for row in rows:
        values = {
            name: (row.get(header.get(name, "")) or "").strip() for name in Report._fields[1:]
        }
        yield Report(line, **values)
        line = rows.line_num + 1
