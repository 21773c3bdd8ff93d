"""Tables as files that a spreadsheet opens, in which no cell is ever a formula (T43).

A desk's CSV is what Excel writes and reads in an Indonesian Windows: UTF-8 with a byte order
mark, semicolons between cells, a comma in numbers. Whoever wants it otherwise takes the XLSX.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import TextIOWrapper
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from web.cells import Cell, Telephone, defused, storable

MEMORY: Final = 2_000_000  # bytes; a longer file lies on disk until it is sent


def as_csv(head: Sequence[str], lines: Iterable[Sequence[Cell]]) -> IO[bytes]:
    """Moments must be in the reader's own zone."""
    file = SpooledTemporaryFile(MEMORY)  # noqa: SIM115 - it is closed by whoever sends it
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([defused(each) for each in head])
    writer.writerows([_written(each) for each in line] for line in lines)
    text.flush()
    text.detach()
    file.seek(0)
    return file


def as_plain_csv(lines: Iterable[Sequence[Any]]) -> str:
    """For programs (RFC 4180): commas between cells, a point in numbers, no byte order mark."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_NONNUMERIC).writerows(
        [defused(each) if isinstance(each, str) else each for each in line] for line in lines
    )
    return text.getvalue()


def as_xlsx(head: Sequence[str], lines: Iterable[Sequence[Cell]]) -> IO[bytes]:
    """The same with types: moments are moments, a telephone number is text without apostrophe."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([defused(each) for each in head])
    for line in lines:
        sheet.append([_typed(sheet, each) for each in line])
    file = SpooledTemporaryFile(MEMORY)  # noqa: SIM115 - it is closed by whoever sends it
    book.save(file)
    file.seek(0)
    return file


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case float():
            return str(cell).replace(".", ",")
        case datetime():
            return cell.strftime("%Y-%m-%d %H:%M")
        case Telephone():
            return defused(cell.number)
        case _:
            return defused(str(cell))


def _typed(sheet: Any, cell: Cell) -> Any:
    if isinstance(cell, Telephone):
        typed = WriteOnlyCell(sheet, storable(cell.number))
        typed.data_type, typed.number_format = "s", "@"
        return typed
    if isinstance(cell, datetime):
        # To the minute that it shows: the last moment of a day is no midnight of the next.
        typed = WriteOnlyCell(sheet, cell.replace(second=0, microsecond=0, tzinfo=None))
        typed.number_format = "yyyy-mm-dd hh:mm"
        return typed
    return defused(cell) if isinstance(cell, str) else cell
