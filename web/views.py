"""What pages of every service show: a state, a promise, a line of history, a stretch of a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Generic, TypeVar
from urllib.parse import urlencode

from flask_babel import gettext as _
from flask_babel import ngettext

from tenants import deadlines
from tenants.deadlines import Unit
from tenants.kernel import clock
from tenants.kernel.words import Word
from web import language

TITLE_LENGTH = 80

ItemT = TypeVar("ItemT")


@dataclass(frozen=True, slots=True)
class Label:
    """A state as the page shows it."""

    label: str
    tone: str


def label(word: Word) -> Label:
    return _label(word.label, word.tone, language.locale())


@lru_cache(maxsize=256)
def _label(words: str, tone: str, _locale: str) -> Label:
    return Label(_(words), tone)


@dataclass(frozen=True, slots=True)
class Due:
    """A promise in words: `state` is aman, mendekati_tenggat, terlambat, jeda or selesai."""

    due_at: datetime
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a timeline."""

    label: str
    note: str | None
    at: datetime
    tone: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a colleague wrote for colleagues."""

    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rows(Generic[ItemT]):
    """A stretch of a list, and the address of the next one."""

    items: Sequence[ItemT]
    next_url: str | None


def rows(
    items: Sequence[ItemT], path: str, after: str | None, kept: Mapping[str, str] | None = None
) -> Rows[ItemT]:
    """A stretch of the list at `path`; `kept` is what its links keep of the address."""
    query = {name: value for name, value in (kept or {}).items() if value}
    return Rows(items, f"{path}?{urlencode(query | {'setelah': after})}" if after else None)


def excerpt(text: str, length: int = TITLE_LENGTH) -> str:
    """The first words of what somebody wrote, in one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def due(step: deadlines.Clock | None) -> Due | None:
    """The running promise; None once nothing is promised any more."""
    if step is None or not step.is_open:
        return None
    now = clock.now()
    state = deadlines.state(step, now)
    if state is deadlines.State.LATE:
        return Due(step.due_at, _("Lewat tenggat"), "terlambat")
    if state is deadlines.State.PAUSED:
        return Due(step.due_at, _(state.label), "jeda")
    left = deadlines.days_left(step, now)
    words = (
        ngettext("%(num)s hari kerja lagi", "%(num)s hari kerja lagi", left)
        if left
        else _("Hari ini")
    )
    is_near = state is deadlines.State.NEAR
    return Due(step.due_at, words, "mendekati_tenggat" if is_near else "aman")


def span(limit: int, unit: Unit) -> str:
    """How long a rule allows: `5 hari kerja`."""
    match unit:
        case Unit.WORKING_DAYS:
            said = ngettext("%(num)s hari kerja", "%(num)s hari kerja", limit)
        case Unit.CALENDAR_DAYS:
            said = ngettext("%(num)s hari kalender", "%(num)s hari kalender", limit)
        case Unit.MONTHS:
            said = ngettext("%(num)s bulan", "%(num)s bulan", limit)
        case Unit.HOURS:
            said = ngettext("%(num)s jam", "%(num)s jam", limit)
        case Unit.MINUTES:
            said = ngettext("%(num)s menit", "%(num)s menit", limit)
        case _unit:
            said = ngettext("%(num)s detik", "%(num)s detik", limit)
    return str(said)


def why(day: deadlines.Day) -> str:
    """The reason a day is not counted: its kind, its name, the decree."""
    reason = day.reason_in(language.locale())
    return reason.spoken(_) if reason else ""
