"""How a report speaks: its reader's language, and the shapes that weekly.typ knows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent

from tenants.complaints.figures import FEWEST, Compared, Share
from tenants.complaints.numbers import Week
from tenants.deadlines import Rate
from tenants.kernel import tenancy
from tenants.kernel.words import N_, SOURCE, spoken

NOTHING = "–"
Section = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Speech:
    """`translate` is the door's: the catalogue of its reader's language."""

    locale: str
    translate: Callable[[str], str]

    def say(self, message: str, **values: object) -> str:
        return spoken(message, values, self.translate)

    def named(self, name: str) -> str:
        """A name that is data, where it came with the platform."""
        return self.translate(name)

    def number(self, count: float) -> str:
        return str(format_decimal(count, locale=self.locale))

    def percent(self, part: float | None) -> str:
        if part is None:
            return NOTHING
        return str(format_percent(part, "#,##0 %", locale=self.locale))

    def part(self, told: Rate | Share) -> str:
        """The same with how many it is of, where they are few."""
        percent = self.percent(told.share)
        if told.share is None or told.of >= FEWEST:
            return percent
        return self.say(N_("%(percent)s (dari %(count)s)"), percent=percent, count=told.of)

    def day(self, on: date | datetime, pattern: str = "d MMMM y") -> str:
        local = on.astimezone(tenancy.current().zone) if isinstance(on, datetime) else on
        return str(format_date(local, pattern, locale=self.locale))

    def hour(self, at: datetime) -> str:
        pattern = "HH.mm" if self.locale == SOURCE else "HH:mm"
        zone = tenancy.current().zone
        return str(format_time(at.astimezone(zone), pattern, tzinfo=zone, locale=self.locale))

    def before(self, words: str) -> str:
        return self.say(N_("sebelumnya %(value)s"), value=words)


def counted(speech: Speech, label: str, compared: Compared[int]) -> dict[str, str]:
    """A big number."""
    return {
        "label": label,
        "value": speech.number(compared.now),
        "before": speech.before(speech.number(compared.before)),
    }


def shared(
    speech: Speech, label: str, compared: Compared[Rate] | Compared[Share]
) -> dict[str, str]:
    """The same of a part of the whole."""
    now, before = compared
    told = "" if before.share is None else speech.before(speech.part(before))
    return {"label": label, "value": speech.part(now), "before": told}


def weeks(speech: Speech, counted_weeks: Sequence[Week]) -> Section:
    came = sum(each.received_count for each in counted_weeks)
    done = sum(each.settled_count for each in counted_weeks)
    return {
        "shape": "chart",
        "heading": speech.say(N_("Tiga belas minggu")),
        "words": speech.say(
            N_("Dalam %(weeks)s minggu: %(received)s laporan masuk, %(settled)s selesai."),
            weeks=len(counted_weeks),
            received=speech.number(came),
            settled=speech.number(done),
        ),
        "series": [speech.say(N_("Diterima")), speech.say(N_("Selesai"))],
        "rows": [
            {
                "label": speech.day(each.starts_on, "d MMM"),
                "first": each.received_count,
                "second": each.settled_count,
            }
            for each in counted_weeks
        ],
    }


def table(
    heading: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int],
    numbers: Sequence[int] = (),
) -> Section:
    """`widths` are parts of the page's; `numbers` the columns that stand to the right."""
    return {
        "shape": "table",
        "heading": heading,
        "head": list(head),
        "rows": [list(row) for row in rows],
        "widths": list(widths),
        "numbers": list(numbers),
    }
