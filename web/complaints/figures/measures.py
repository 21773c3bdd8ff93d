"""Figures in words: days, shares, a figure beside the one of the period before."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from flask_babel import format_date, format_decimal, format_percent, ngettext
from flask_babel import gettext as _

from tenants import complaints
from tenants.deadlines import Rate

NOTHING = "–"


class Beside(NamedTuple):
    """A figure and the one before, "" where there is none (components/compared.html).

    `of` and `before_of` say of how many, where they are few.
    """

    value: str
    before: str = ""
    is_up: bool | None = None
    of: str = ""
    before_of: str = ""


def number(compared: complaints.figures.Compared[int]) -> Beside:
    return _beside(compared, lambda each: str(format_decimal(each)))


def share(
    compared: complaints.figures.Compared[Rate]
    | complaints.figures.Compared[complaints.figures.Share],
) -> Beside:
    """A part of a whole, and of how many where they are few."""
    now, before = compared
    told = _beside(complaints.figures.Compared(now.share, before.share), percent)
    return told._replace(of=_of_few(now.of), before_of=_of_few(before.of))


def _of_few(count: int) -> str:
    if count == 0 or count >= complaints.figures.FEWEST:
        return ""
    return str(_("(dari %(count)s)", count=count))


def median(compared: complaints.figures.Compared[complaints.figures.Measure | None]) -> Beside:
    now, before = (each.median_days if each else None for each in compared)
    return _beside(complaints.figures.Compared(now, before), days)


def ninetieth(compared: complaints.figures.Compared[complaints.figures.Measure | None]) -> Beside:
    now, before = (each.p90_days if each else None for each in compared)
    return _beside(complaints.figures.Compared(now, before), days)


def days(count: float | None) -> str:
    """`2,5 hari`: calendar days."""
    if count is None:
        return NOTHING
    rounded = round(count, 1)
    words = ngettext(
        "%(days)s hari", "%(days)s hari", 1 if rounded == 1 else 2, days=format_decimal(rounded)
    )
    return str(words)


def age(count: float) -> str:
    """The same in whole days."""
    return days(round(count))


def percent(part: float | None) -> str:
    return NOTHING if part is None else str(format_percent(part, "#,##0 %"))


def few() -> str:
    """What is said of a group that is too small to be told."""
    return str(_("kurang dari %(count)s", count=complaints.figures.FEWEST))


def stretches(counts: Sequence[int | None]) -> list[tuple[str, int, str]]:
    """(days, count, its words) for a histogram; what is too few to be told is drawn as none."""
    ends = [f"{low}–{high - 1}" for low, high in pairwise((0, *complaints.figures.EDGES))]
    labels = [*ends, f"{complaints.figures.EDGES[-1]}+"]
    return [
        (label, 0, f"<{complaints.figures.FEWEST}")
        if count is None
        else (label, count, str(format_decimal(count)))
        for label, count in zip(labels, counts, strict=True)
    ]


def weeks(counted: Sequence[complaints.numbers.Week]) -> list[tuple[str, int, int]]:
    """(day it begins, received, settled) for a chart."""
    return [
        (format_date(each.starts_on, "d MMM"), each.received_count, each.settled_count)
        for each in counted
    ]


def trend(counted: Sequence[complaints.numbers.Week]) -> str:
    """The chart of the weeks in a sentence."""
    return str(
        _(
            "Dalam %(weeks)s minggu: %(received)s laporan masuk, %(settled)s selesai.",
            weeks=len(counted),
            received=format_decimal(sum(each.received_count for each in counted)),
            settled=format_decimal(sum(each.settled_count for each in counted)),
        )
    )


def span(period: complaints.figures.Period) -> str:
    """The period and what it is compared with, by their first and last days."""
    return str(
        _(
            "%(days)s, dibandingkan dengan %(before)s",
            days=_stretch(period.start, period.end),
            before=_stretch(period.before_start, period.before_end),
        )
    )


def _stretch(start: datetime, end: datetime) -> str:
    last = end - timedelta(seconds=1)
    return f"{format_date(start, 'd MMM')} – {format_date(last, 'd MMM y')}"


def _beside(compared: complaints.figures.Compared[Any], words: Callable[[Any], str]) -> Beside:
    now, before = compared
    if now is None or before is None:
        return Beside(NOTHING if now is None else words(now))
    return Beside(words(now), words(before), None if now == before else now > before)
