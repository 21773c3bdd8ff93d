"""A timeline as readers see it: what happened, in whose part somebody acted, what was said."""

from collections.abc import Iterable

from flask_babel import gettext as _

from tenants.complaints import Author, Deed, Entry, State
from tenants.kernel.masking import masked
from web.views import Line, Note


def lines(entries: Iterable[Entry], *, unmasked: bool = False) -> list[Line]:
    """The timeline as readers see it: the state, who spoke, what was said.

    `unmasked` for the reporter and those who handle it: what was said word for word.
    """
    return [
        Line(
            f"{_(State(entry.state).label)} · {_author(entry)}",
            _said(entry, unmasked=unmasked) or _passed_on(entry),
            entry.at,
            State(entry.state).tone,
        )
        for entry in entries
    ]


def _said(entry: Entry, *, unmasked: bool) -> str | None:
    return masked(entry.note) if entry.note and not unmasked else entry.note


def notes(entries: Iterable[Entry]) -> list[Note]:
    """What colleagues wrote for colleagues."""
    return [Note(_author(each), each.note or _done(each), each.at) for each in entries]


def _done(entry: Entry) -> str:
    return str(_(Deed(entry.deed).label, number=entry.photo_number)) if entry.deed else ""


def _author(entry: Entry) -> str:
    """An agency by its name; the reporter, the coordinator and the service in words."""
    if entry.author == Author.OFFICER and entry.agency:
        return entry.agency.name
    return str(_(Author(entry.author).label))


def _passed_on(entry: Entry) -> str | None:
    """What happened, in public words: why an agency gave it back is for colleagues."""
    if entry.state == State.RETURNED and entry.author == Author.SYSTEM:
        return str(_("Kembali dari daerah lain. Koordinator mencarikan yang berwenang."))
    if entry.state == State.RETURNED and entry.author != Author.OFFICER:
        return str(_("Ditarik kembali untuk dicarikan dinas yang tepat."))
    if entry.state == State.RETURNED:
        return str(_("Bukan wewenang dinas ini. Koordinator mencarikan dinas yang tepat."))
    if entry.author == Author.OFFICER or entry.agency is None:
        return None
    return str(_("Diteruskan ke %(agency)s", agency=entry.agency.name))
