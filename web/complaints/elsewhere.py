"""What another region told of a report, line by line, with what its reporter did about it here."""

from collections.abc import Sequence

from flask_babel import gettext as _

from tenants.complaints import Author, Entry, State
from tenants.complaints import neighbours as between
from web.complaints.timeline import Cover
from web.views import Line

GOES_ON = frozenset({State.RECEIVED, State.IN_PROGRESS})


def lines(
    told: Sequence[between.PassageLine], entries: Sequence[Entry], *, cover: Cover | None
) -> list[Line]:
    """`entries` of its timeline here say which questions from there were answered."""
    return [
        _line(line, _went_on(before, line, entries), cover=cover)
        for before, line in zip((None, *told), told, strict=False)
    ]


def _went_on(
    asked: between.PassageLine | None, line: between.PassageLine, entries: Sequence[Entry]
) -> str:
    """What came of a question, where the other region says no more than that it goes on."""
    if asked is None or not asked.is_exchange or line.state not in GOES_ON:
        return ""
    replies = (each.at for each in entries if each.author == Author.REPORTER and each.is_exchange)
    if any(asked.at <= at <= line.at for at in replies):
        return str(_("Pelapor menjawab pertanyaan."))
    return str(_("Laporan dilanjutkan tanpa jawaban pelapor."))


def _line(line: between.PassageLine, said: str, *, cover: Cover | None) -> Line:
    state = State(line.state)
    words = f"{_(state.label)} · {line.agency_name}" if line.agency_name else str(_(state.label))
    note = None if line.is_exchange and cover else line.note
    shown = cover(note) if note and cover else note
    return Line(words, shown or said or None, line.at, state.tone)
