"""Where a clock stands, how it was counted, and how often the promise was kept."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, or_

from tenants.deadlines.calendar import ONE_DAY, Reason, english_names
from tenants.deadlines.counting import count
from tenants.deadlines.models import Clock
from tenants.deadlines.office import Office
from tenants.deadlines.setting import current_office
from tenants.deadlines.words import DayOff, State
from tenants.kernel import tenancy

NAMED_BY_LIBRARY = frozenset({DayOff.NATIONAL, DayOff.JOINT_LEAVE})


@dataclass(frozen=True, slots=True)
class Day:
    """A local day of a count: its number, or the reason it has none (day 0 has one too)."""

    on: date
    number: int | None
    reason: Reason | None

    @property
    def is_counted(self) -> bool:
        return self.reason is None

    def reason_in(self, language: str) -> Reason | None:
        """The reason, a holiday of the country named in English for `en`; else as recorded."""
        if self.reason is None or language != "en" or self.reason.kind not in NAMED_BY_LIBRARY:
            return self.reason
        names = english_names(self.on.year)
        return replace(self.reason, name=names.get(self.on, self.reason.name))


@dataclass(frozen=True, slots=True)
class Rate:
    """On time ÷ (closed + overdue open): closing only what is easy earns nothing."""

    on_time: int
    closed: int
    overdue: int

    @property
    def of(self) -> int:
        """How many were due."""
        return self.closed + self.overdue

    @property
    def share(self) -> float | None:
        """0 to 1; None when nothing was due yet."""
        return self.on_time / self.of if self.of else None


def explain(clock: Clock) -> list[Day]:
    """Every local day from receipt to due, from the clock's own record: no look-up, no guess.

    A backward rule runs from the day after its due day to the end it is counted from.
    """
    zone = tenancy.current().zone
    started, due = (at.astimezone(zone).date() for at in (clock.started_at, clock.due_at))
    first, last = (due + ONE_DAY, started) if clock.law.backward else (started, due)
    reasons = {date.fromisoformat(each["on"]): _reason(each) for each in clock.skipped}
    days: list[Day] = []
    number = 0
    for offset in range((last - first).days + 1):
        day = first + ONE_DAY * offset
        reason = reasons.get(day)
        number += reason is None
        days.append(Day(day, None if reason else number, reason))
    return days


def days_left(clock: Clock, now: datetime) -> int:
    """Counted days after today up to the due day: 0 on the due day and once it is past."""
    today = now.astimezone(tenancy.current().zone).date()
    return sum(day.is_counted and day.on > today for day in explain(clock))


def state(clock: Clock, now: datetime) -> State:
    """The same judgement as `is_late` and `is_near`, for one row."""
    if clock.stopped_at:
        return State.DONE
    if clock.stands_still:
        return State.PAUSED
    if now > clock.due_at:
        return State.LATE
    return State.NEAR if now > clock.warn_at else State.RUNNING


def is_late(now: datetime) -> ColumnElement[bool]:
    """A WHERE clause: open, past due, and not paused before that."""
    return and_(_is_running(), Clock.due_at < now)


def is_near(now: datetime) -> ColumnElement[bool]:
    """A WHERE clause: open, running, due within the tenant's warning days."""
    return and_(_is_running(), Clock.warn_at < now, Clock.due_at >= now)


def was_late(at: datetime) -> ColumnElement[bool]:
    """A WHERE clause: the same at a moment that may have passed, whatever came after."""
    still_open = or_(Clock.stopped_at.is_(None), Clock.stopped_at >= at)
    return and_(still_open, Clock.due_at < at, _ran())


def _is_running() -> ColumnElement[bool]:
    return and_(Clock.stopped_at.is_(None), _ran())


def _ran() -> ColumnElement[bool]:
    """A pause that began before it was due hides that it is over."""
    return or_(Clock.paused_at.is_(None), Clock.paused_at > Clock.due_at)


def _reason(stored: dict[str, str]) -> Reason:
    return Reason(DayOff(stored["kind"]), stored["name"], stored["source"])


def due(step: str, at: datetime, *, office: Office | None = None) -> datetime:
    """When a step that starts at `at` would be due, without starting it."""
    office = office or current_office()
    return count(office.rule(step, at), at, office).due_at
