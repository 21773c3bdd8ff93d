"""What everybody reads of a region's complaints, with no group of few in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tenants import agencies, places
from tenants.complaints import topics
from tenants.complaints.figures.ages import ages
from tenants.complaints.figures.compared import Compared, Share, counts, reopened
from tenants.complaints.figures.counting import Counted, Measure, answered, received, settled
from tenants.complaints.figures.fewest import FEWEST, count_if_enough, if_enough, secret_counts
from tenants.complaints.figures.period import KEPT_SECONDS, WEEKS, Period, of_months
from tenants.complaints.figures.punctuality import NONE_DUE, Rates, rates
from tenants.complaints.figures.verdicts import Verdicts, verdicts
from tenants.complaints.lifecycle import OPEN
from tenants.complaints.models import Complaint
from tenants.complaints.numbers import Week, weeks_of
from tenants.complaints.policy import published
from tenants.deadlines import Rate
from tenants.kernel import clock
from tenants.kernel.memory import remembered

MOST_PLACES = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A topic or an agency; None for what too few reports stand behind."""

    key: str
    name: str
    received_count: int | None
    answer: Measure | None
    settlement: Measure | None
    rate: Rate | None

    @property
    def is_told(self) -> bool:
        return any((self.received_count, self.answer, self.settlement, self.rate))


@dataclass(frozen=True, slots=True)
class Lines:
    """Those with enough reports behind them, and how many have too few."""

    told: tuple[Line, ...]
    hidden_count: int


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    name: str
    district_name: str
    count: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Counted at `at`; `open_count` and `stretches` (see ages.EDGES) are of that moment.

    None is said of what too few reports stand behind.
    """

    at: datetime
    period: Period
    received: Compared[int]
    settled: Compared[int]
    open_count: int
    stretches: tuple[int | None, ...]
    answer: Compared[Measure | None]
    settlement: Compared[Measure | None]
    rate: Compared[Rate]
    reopened: Compared[Share]
    verdicts: Verdicts | None
    topics: Lines
    agencies: Lines
    places: tuple[Place, ...]
    hidden_place_count: int
    weeks: tuple[Week, ...]
    secret_count: int | None


def dashboard(first: date, last: date) -> Dashboard:
    """Of whole months, each by its first day; five minutes old at most."""
    name = f"dashboard {first} {last}"
    return remembered(name, lambda: _dashboard(of_months(first, last)), seconds=KEPT_SECONDS)


def _dashboard(period: Period) -> Dashboard:
    came = received(period, published(), by=("topic", "agency", "village"))
    said = answered(period, published(), by=("topic", "agency"))
    done = settled(period, published(), by=("topic", "agency"))
    punctual, waiting = rates(period, published()), ages(Complaint.state.in_(OPEN), published())
    judged = verdicts(period, published())
    spots = [code for code in came.keys("village") if came.of("village", code).count >= FEWEST]
    return Dashboard(
        at=clock.now(),
        period=period,
        received=counts(came),
        settled=counts(done),
        open_count=waiting.whole.count,
        stretches=tuple(count_if_enough(each) for each in waiting.stretches),
        answer=_spread(said),
        settlement=_spread(done),
        rate=Compared(*punctual[None]),
        reopened=reopened(said),
        verdicts=if_enough(judged.count, judged),
        topics=_lines("topic", topics.named(), (came, said, done), {}),
        agencies=_lines("agency", _agencies(), (came, said, done), punctual),
        places=tuple(_place(code, came) for code in spots[:MOST_PLACES]),
        hidden_place_count=len(came.keys("village")) - len(spots),
        weeks=weeks_of(WEEKS, published()),
        secret_count=secret_counts(period)[0],
    )


def _agencies() -> list[tuple[Any, str]]:
    return [(int(code), name) for code, name in agencies.names()]


def _lines(
    by: str, names: Sequence[tuple[Any, str]], counted: Sequence[Counted], punctual: Rates
) -> Lines:
    """The most reports first."""
    came, said, done = counted
    keys = {key for each in counted for key in each.keys(by)}
    known = dict(names)
    ordered = sorted(keys, key=lambda key: (-came.of(by, key).count, str(known.get(key))))
    lines = [
        Line(
            key=str(key),
            name=known.get(key, str(key)),
            received_count=if_enough(came.of(by, key).count, came.of(by, key).count),
            answer=_if_enough(said.of(by, key)),
            settlement=_if_enough(done.of(by, key)),
            rate=_rate_if_enough(punctual.get(key, (NONE_DUE, NONE_DUE))[0]),
        )
        for key in ordered
    ]
    shown = tuple(each for each in lines if each.is_told)
    return Lines(shown, len(lines) - len(shown))


def _spread(counted: Counted) -> Compared[Measure | None]:
    return Compared(_if_enough(counted.of()), _if_enough(counted.of(before=True)))


def _if_enough(measure: Measure) -> Measure | None:
    return if_enough(measure.count, measure)


def _rate_if_enough(rate: Rate) -> Rate | None:
    return if_enough(rate.of, rate)


def _place(code: str, came: Counted) -> Place:
    village, district = places.names_of(code)
    return Place(code, village, district, came.of("village", code).count)
