"""From a rule and a moment to the due moment, and the proof of it day by day. Pure.

Day 0 is the day of receipt: a working day, before the office closes; else the next one. A day
that is paused is no day of the count, day 0 included, so that n paused working days move the due
day by n. A pause takes the local days from the one it begins on up to, not including, the one it
ends on. The due moment is the last microsecond of the last day in the tenant's zone, in UTC.
Hours, minutes and seconds run around the clock, and a pause moves them by its exact length.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tenants.deadlines.calendar import ONE_DAY, Reason
from tenants.deadlines.office import Office
from tenants.deadlines.profiles import Rule
from tenants.deadlines.words import DayOff, Unit

_EXACT = {
    Unit.HOURS: timedelta(hours=1),
    Unit.MINUTES: timedelta(minutes=1),
    Unit.SECONDS: timedelta(seconds=1),
}


@dataclass(frozen=True, slots=True)
class Pause:
    """Two aware moments between which a clock stood still."""

    started_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class Skipped:
    """A local day that was not counted, and why."""

    on: date
    reason: Reason


@dataclass(frozen=True, slots=True)
class Count:
    """Where a clock ends, when it nears its end, and the days between that did not count."""

    due_at: datetime
    warn_at: datetime
    skipped: tuple[Skipped, ...] = ()


def count(rule: Rule, at: datetime, office: Office, pauses: Sequence[Pause] = ()) -> Count:
    """Count `rule` from the aware moment `at` (back from it, if the rule is backward)."""
    if rule.is_exact:
        return _count_exactly(rule, at, pauses)
    if rule.backward:
        return _count_back(rule, at, office)
    return _count_days(rule, at, office, pauses)


def _count_exactly(rule: Rule, at: datetime, pauses: Sequence[Pause]) -> Count:
    """Warns when a third of the time is left: working days mean nothing here."""
    length = _EXACT[rule.unit] * rule.limit
    due_at = at.astimezone(UTC) + length
    for pause in sorted(pauses, key=lambda pause: pause.started_at):
        if pause.started_at <= due_at:  # a pause of an overdue clock can't undo the lateness
            due_at += pause.ended_at - pause.started_at
    return Count(due_at, due_at - length / 3)


def _count_back(rule: Rule, at: datetime, office: Office) -> Count:
    end = office.local_day(at)
    last = office.calendar.back(end, rule.limit)
    between = (last + ONE_DAY * n for n in range(1, (end - last).days + 1))
    reasons = ((day, office.calendar.why(day)) for day in between)
    return _close(last, office, [Skipped(day, reason) for day, reason in reasons if reason])


def _count_days(rule: Rule, at: datetime, office: Office, pauses: Sequence[Pause]) -> Count:
    first = office.local_day(at)
    if rule.unit is Unit.MONTHS:  # a duty of the calendar, not an answer to what was received
        last = _months_after(first, rule.limit)
        return _close(last, office, [Skipped(first, Reason(DayOff.RECEIPT))])
    skipped = list(_up_to_receipt(at, office, pauses))
    day, number = skipped[-1].on, 0
    while number < rule.limit:
        day += ONE_DAY
        reason = office.calendar.why(day) if rule.unit is Unit.WORKING_DAYS else None
        reason = reason or _paused(day, office, pauses)
        if reason:
            skipped.append(Skipped(day, reason))
        else:
            number += 1
    return _close(day, office, skipped)


def _up_to_receipt(at: datetime, office: Office, pauses: Sequence[Pause]) -> Iterator[Skipped]:
    """The local day of `at` and those after it, as far as day 0."""
    day = office.local_day(at)
    late = Reason(DayOff.AFTER_HOURS) if office.is_after_hours(at) else None
    while reason := office.calendar.why(day) or late or _paused(day, office, pauses):
        yield Skipped(day, reason)
        day, late = day + ONE_DAY, None
    yield Skipped(day, Reason(DayOff.RECEIPT))


def _paused(day: date, office: Office, pauses: Sequence[Pause]) -> Reason | None:
    for pause in pauses:
        if office.local_day(pause.started_at) <= day < office.local_day(pause.ended_at):
            return Reason(DayOff.PAUSED)
    return None


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _close(last: date, office: Office, skipped: Sequence[Skipped] = ()) -> Count:
    warn_on = office.calendar.back(last, office.warn_days)
    return Count(office.end_of(last), office.end_of(warn_on), tuple(skipped))
