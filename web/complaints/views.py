"""What a page says of a complaint: rows and details, with nothing the reader may not see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from flask_babel import gettext as _
from flask_babel import ngettext

from tenants import deadlines
from tenants.complaints import (
    Author,
    Complaint,
    Entry,
    Letter,
    Listed,
    Page,
    Photo,
    State,
    Visibility,
)
from tenants.kernel import clock
from web import language

TITLE_LENGTH = 80

ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True)
class Due:
    """A promise in words: `state` is aman, mendekati_tenggat, terlambat, jeda or selesai."""

    due_at: datetime
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Label:
    """A state as the page shows it."""

    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Headline:
    """A complaint in a public list, or in one's own."""

    reference: str
    title: str
    topic_name: str
    place_name: str
    state: Label
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A complaint on a desk, and the head of its page."""

    reference: str
    title: str
    text: str
    topic_name: str
    place_name: str
    landmark: str | None
    state: Label
    submitted_at: datetime
    agency_name: str | None
    due: Due | None
    is_secret: bool
    identity_label: str
    version: int


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    note: str | None
    at: datetime
    tone: str


@dataclass(frozen=True, slots=True)
class Rows(Generic[ItemT]):
    items: Sequence[ItemT]
    next_url: str | None
    prev_url: str | None


def title(text: str) -> str:
    """The first words of a report, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= TITLE_LENGTH:
        return line
    return line[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def row(complaint: Complaint, *, unmasked: bool = False) -> Row:
    """`unmasked` for those who handle it: the reporter's own words, not the masked ones."""
    words = complaint.text if unmasked else complaint.public_text
    return Row(
        reference=complaint.reference,
        title=title(words),
        text=words,
        topic_name=_topic(complaint.topic.name if complaint.topic else None),
        place_name=complaint.village.full_name,
        landmark=complaint.landmark,
        state=label(complaint.status),
        submitted_at=complaint.submitted_at,
        agency_name=complaint.agency.name if complaint.agency else None,
        due=due(complaint.step_clock),
        is_secret=complaint.visibility == Visibility.SECRET,
        identity_label=_(Visibility(complaint.visibility).label),
        version=complaint.version,
    )


def headline(listed: Listed) -> Headline:
    return Headline(
        reference=listed.reference,
        title=title(listed.text),
        topic_name=_topic(listed.topic_name),
        place_name=listed.place_name,
        state=label(State(listed.state)),
        submitted_at=listed.submitted_at,
    )


def label(state: State) -> Label:
    return _label(state, language.locale())


@lru_cache(maxsize=64)
def _label(state: State, _locale: str) -> Label:
    return Label(_(state.label), state.tone)


def _topic(name: str | None) -> str:
    return name or _("Topik belum ditentukan")


def headlines(page: Page[Listed], path: str, kept: Mapping[str, str]) -> Rows[Headline]:
    """A page of a public list at `path`; `kept` is what its links keep of the address."""
    return Rows([headline(each) for each in page.items], _next_url(page, path, kept), None)


def rows(
    page: Page[Complaint],
    path: str,
    kept: Mapping[str, str] | None = None,
    *,
    unmasked: bool = False,
) -> Rows[Row]:
    """The same of a desk's list."""
    next_url = _next_url(page, path, kept or {})
    return Rows([row(each, unmasked=unmasked) for each in page.items], next_url, None)


def _next_url(page: Page[Any], path: str, kept: Mapping[str, str]) -> str | None:
    query = {name: value for name, value in kept.items() if value}
    return f"{path}?{urlencode(query | {'setelah': page.after})}" if page.after else None


def due(step: deadlines.Clock | None) -> Due | None:
    """The running promise; None once nothing is promised any more."""
    if step is None or not step.is_open:
        return None
    now = clock.now()
    state = deadlines.state(step, now)
    if state is deadlines.State.LATE:
        return Due(step.due_at, _("Lewat tenggat"), "terlambat")
    left = deadlines.days_left(step, now)
    words = (
        ngettext("%(num)s hari kerja lagi", "%(num)s hari kerja lagi", left)
        if left
        else _("Hari ini")
    )
    spoken = {
        deadlines.State.NEAR: "mendekati_tenggat",
        deadlines.State.PAUSED: "jeda",
    }.get(state, "aman")
    return Due(step.due_at, words, spoken)


def lines(entries: Iterable[Entry]) -> list[Line]:
    """The timeline as readers see it: the state, who spoke, what was said."""
    return [
        Line(
            f"{_(State(entry.state).label)} · {_author(entry)}",
            entry.note or _passed_on(entry),
            entry.at,
            State(entry.state).tone,
        )
        for entry in entries
    ]


def _author(entry: Entry) -> str:
    """An agency by its name; the reporter, the coordinator and the service in words."""
    if entry.author == Author.OFFICER and entry.agency:
        return entry.agency.name
    return str(_(Author.read(entry.author).label))


def _passed_on(entry: Entry) -> str | None:
    if entry.author == Author.OFFICER or entry.agency is None:
        return None
    return str(_("Diteruskan ke %(agency)s", agency=entry.agency.name))


def why(day: deadlines.Day) -> str:
    """The reason a day is not counted: its kind, its name, the decree."""
    reason = day.reason_in(language.locale())
    return reason.spoken(_) if reason else ""


def letters(sent: Iterable[Letter]) -> list[tuple[str, Label, datetime]]:
    """(what it said, how it stands, when) of each mail to the reporter."""
    return [
        (_(each.name), Label(_(each.delivery.label), each.delivery.tone), each.at) for each in sent
    ]


def pictures(complaint: Complaint, photos: Iterable[Photo]) -> list[tuple[str, str]]:
    base = f"/pengaduan/{complaint.reference}/foto"
    return [
        (f"{base}/{photo.id}", _("Foto %(number)d dari pelapor", number=number))
        for number, photo in enumerate(photos, 1)
    ]


@dataclass(frozen=True, slots=True)
class Note:
    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reporter:
    name: str
    phone: str
    email: str


def notes(entries: Iterable[Entry]) -> list[Note]:
    """What colleagues wrote for colleagues."""
    return [Note(_author(each), each.note or "", each.at) for each in entries]


def reporter(complaint: Complaint) -> Reporter:
    """Who reported, for those who may know; what they left out is said in words."""
    silent = _("Tidak diisi")
    return Reporter(
        complaint.reporter_name or silent,
        complaint.reporter_phone or silent,
        complaint.reporter_email or silent,
    )
