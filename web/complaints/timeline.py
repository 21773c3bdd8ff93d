"""A timeline as readers see it: what happened, in whose part somebody acted, what was said."""

from collections.abc import Callable, Iterable

from flask_babel import gettext as _

from tenants.complaints import Author, Deed, Entry, Priority, State
from web.views import Line, Note

Cover = Callable[[str], str]


def lines(entries: Iterable[Entry], *, cover: Cover | None) -> list[Line]:
    """The timeline as readers see it: the state, who spoke, what was said.

    `cover` is how everybody reads words of it; None, word for word, for its reporter and handlers.
    """
    return [
        Line(
            _heading(entry),
            _said(entry, cover) or _happened(entry),
            entry.at,
            State(entry.state).tone,
        )
        for entry in entries
    ]


def _heading(entry: Entry) -> str:
    """What a reporter answers another region moves nothing here: it is theirs, and no step."""
    if entry.state == State.PASSED_ON and entry.author == Author.REPORTER:
        return str(_("Jawaban pelapor"))
    return f"{_(State(entry.state).label)} · {_author(entry)}"


def _said(entry: Entry, cover: Cover | None) -> str | None:
    if entry.is_exchange and cover:
        return None
    return cover(entry.note) if entry.note and cover else entry.note


def notes(entries: Iterable[Entry]) -> list[Note]:
    """What colleagues wrote for colleagues."""
    return [Note(_teller(each), each.note or _done(each), each.at) for each in entries]


def _teller(entry: Entry) -> str:
    if entry.client is None:
        return _author(entry)
    return str(_("Pelapor, lewat %(client)s", client=entry.client.name))


def _done(entry: Entry) -> str:
    """A deed with its facts; what it names is a stored word, or a colleague by name."""
    if not entry.deed:
        return ""
    what = entry.fact or ""
    if entry.deed in {Deed.MERGE, Deed.UNMERGE}:
        what = entry.fact or _("Sebuah laporan rahasia")
    if entry.deed == Deed.SET_PRIORITY:
        what = _(Priority(what).label)
    return str(_(Deed(entry.deed).label, number=entry.photo_number, what=what))


def _merged(entry: Entry) -> str:
    """The other report is named where everybody may read it."""
    if entry.fact:
        return str(_("Digabung dengan laporan %(reference)s.", reference=entry.fact))
    return str(_("Digabung dengan laporan lain tentang hal yang sama."))


def _author(entry: Entry) -> str:
    """An agency by its name; the reporter, the coordinator and the service in words."""
    if entry.author == Author.OFFICER and entry.agency:
        return entry.agency.name
    return str(_(Author(entry.author).label))


def _happened(entry: Entry) -> str | None:
    """What happened, in public words, where nobody's own are to be read."""
    if entry.state == State.RETURNED and entry.author == Author.SYSTEM:
        return str(_("Kembali dari daerah lain. Koordinator mencarikan yang berwenang."))
    if entry.deed or entry.state == State.MERGED:
        return _done(entry) if entry.deed else _merged(entry)
    if entry.author == Author.SYSTEM and entry.agency is None:
        return _of_silence(entry)
    if entry.state == State.NEEDS_REPORTER:
        return str(_("Pelapor ditanya. Tenggat yang belum lewat berhenti sampai ada jawaban."))
    if entry.is_exchange and entry.note:
        return str(_("Pelapor menjawab pertanyaan."))
    return _passed_on(entry)


def _of_silence(entry: Entry) -> str | None:
    if entry.state == State.CLOSED:
        return str(_("Ditutup karena tidak ada kabar dari pelapor. Pelapor dapat membukanya lagi."))
    return str(_("Pelapor tidak membalas. Laporan dilanjutkan tanpa jawabannya."))


def _passed_on(entry: Entry) -> str | None:
    """Why an agency gave it back is for colleagues."""
    if entry.state == State.RETURNED and entry.author != Author.OFFICER:
        return str(_("Ditarik kembali untuk dicarikan dinas yang tepat."))
    if entry.state == State.RETURNED:
        return str(_("Bukan wewenang dinas ini. Koordinator mencarikan dinas yang tepat."))
    if entry.author == Author.OFFICER or entry.agency is None:
        return None
    return str(_("Diteruskan ke %(agency)s", agency=entry.agency.name))
