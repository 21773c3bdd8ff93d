"""The whole region on one screen, in the order in which it is asked about on a Monday."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from tenants import agencies, people
from tenants.complaints import hands, topics
from tenants.complaints.figures.ages import Ages, Backlog, ages
from tenants.complaints.figures.compared import Compared, Share, counts, reopened
from tenants.complaints.figures.counting import Counted, answered, received, settled
from tenants.complaints.figures.fewest import FEWEST, not_secret, secret_counts
from tenants.complaints.figures.oldest import Oldest, oldest
from tenants.complaints.figures.period import KEPT_SECONDS, WEEKS, Period, lately
from tenants.complaints.figures.punctuality import NONE_DUE, Rates, rates
from tenants.complaints.figures.quotes import Quote, quotes
from tenants.complaints.figures.slices import Slice
from tenants.complaints.models import Complaint
from tenants.complaints.numbers import Week, weeks_of
from tenants.deadlines import Clock, Rate
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.memory import remembered

STEEP = 1.5  # from so many times as many on, a topic rises
MOST_RISING = 5


class Standing(NamedTuple):
    """An agency in the table of all."""

    agency_id: int
    name: str
    rate: Compared[Rate]
    backlog: Backlog
    is_staffed: bool

    @property
    def is_judged(self) -> bool:
        """Whether enough was due to it that its share says anything."""
        return self.rate.now.of >= FEWEST

    @property
    def has_part(self) -> bool:
        """Whether there is anything to say of it: something open, or enough settled."""
        return self.backlog.count > 0 or self.rate.now.closed >= FEWEST


@dataclass(frozen=True, slots=True)
class Rising:
    code: str
    name: str
    count: Compared[int]


@dataclass(frozen=True, slots=True)
class Today:
    """What needs whoever leads the region, each as many as its list holds."""

    long_late_count: int
    waiting_late_count: int
    unstaffed_count: int
    unstaffed: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class RegionFigures:
    """Of the last thirty days and the thirty before, counted at `at`; nothing secret but counts."""

    at: datetime
    period: Period
    today: Today
    league: tuple[Standing, ...]
    oldest: tuple[Oldest, ...]
    reopened: Compared[Share]
    weeks: tuple[Week, ...]
    rising: tuple[Rising, ...]
    quotes: tuple[Quote, ...]
    received: Compared[int]
    settled: Compared[int]
    rate: Compared[Rate]
    backlog: Ages
    secret_counts: tuple[int | None, int | None]


def of_region() -> RegionFigures:
    """Five minutes old at most."""
    return remembered("region", _of_region, seconds=KEPT_SECONDS)


def _of_region() -> RegionFigures:
    period, open_now = lately(), ages(hands.of_agencies(), not_secret())
    came = received(period, not_secret(), by=("topic",))
    punctual = rates(period, not_secret())
    league = _league(open_now, punctual)
    return RegionFigures(
        at=clock.now(),
        period=period,
        today=_today(league),
        league=league,
        oldest=oldest(not_secret()),
        reopened=reopened(answered(period, not_secret())),
        weeks=weeks_of(WEEKS, not_secret()),
        rising=_rising(came),
        quotes=quotes(period),
        received=counts(came),
        settled=counts(settled(period, not_secret())),
        rate=Compared(*punctual[None]),
        backlog=open_now,
        secret_counts=secret_counts(period),
    )


def _league(open_now: Ages, punctual: Rates) -> tuple[Standing, ...]:
    """Who keeps fewest promises first; who had too few to judge by them comes after.

    Who has nothing open and had too few is not in it.
    """
    names = {int(code): name for code, name in agencies.names()}
    found = (
        Standing(
            each,
            names[each],
            Compared(*punctual.get(each, (NONE_DUE, NONE_DUE))),
            open_now.by_agency.get(each, Backlog()),
            people.is_staffed(each),
        )
        for each in names
        if each in open_now.by_agency or each in punctual
    )
    return tuple(sorted((each for each in found if each.has_part), key=_rank))


def _rank(standing: Standing) -> tuple[bool, float, int, str]:
    rate = standing.rate.now
    share = 1 if rate.share is None else rate.share
    return not standing.is_judged, share, -standing.backlog.late_count, standing.name


def _today(league: tuple[Standing, ...]) -> Today:
    long_late = session.scalars(
        select(func.count())
        .select_from(Complaint)
        .join(Clock, Clock.id == Complaint.step_clock_id)
        .where(not_secret(), *Slice.LONG_LATE.conditions())
    ).one()
    unstaffed = tuple(each for each in league if each.backlog.count and not each.is_staffed)
    return Today(
        long_late_count=long_late,
        waiting_late_count=ages(hands.of_coordinators(), not_secret()).whole.late_count,
        unstaffed_count=sum(each.backlog.count for each in unstaffed),
        unstaffed=unstaffed,
    )


def _rising(came: Counted) -> tuple[Rising, ...]:
    """The steepest first, of those that enough people wrote of."""
    names, found = dict(topics.named()), []
    for code in came.keys("topic"):
        count = Compared(came.of("topic", code).count, came.of("topic", code, before=True).count)
        if count.now >= max(FEWEST, STEEP * count.before):
            found.append(Rising(code, names[code], count))
    found.sort(key=lambda each: (each.count.before - each.count.now, each.name))
    return tuple(found[:MOST_RISING])
