"""When things happen in the demo's month: offices that differ, hours they keep, quiet weekends.

All of it is drawn from the number of the report, so that every demo has the same month.
"""

import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final, TypeVar

from tenants.kernel import tenancy

# How many times as long as usual an office takes, dealt by its name.
TEMPOS: Final = (0.25, 0.5, 0.8, 1.0, 1.3, 2.0, 3.5)
SPREAD: Final = 0.7  # of the logarithm of a step's time
OPENS, CLOSES = 8, 16
SATURDAY, DAYS = 5, 7  # of a week, from Monday
QUIET: Final = 0.65  # so many of a weekend's reports are written on the Friday before
SLOW: Final = 1.5  # from this tempo on, more is answered before the work is done
AGAIN: Final = {True: 0.25, False: 0.06}  # of what was settled, was opened once more; by slowness

T = TypeVar("T")


class Pace:
    """The moments of one report's story, never after `now`."""

    def __init__(self, seed: str, now: datetime) -> None:
        self._dice = Random(seed)  # noqa: S311 - a demo's dice
        self._now = now
        self._zone = tenancy.current().zone
        self.tempo = 1.0

    def begins(self, at: datetime) -> datetime:
        """When it is written; on a weekend fewer do."""
        past = at.astimezone(self._zone).weekday() - SATURDAY + 1
        if past > 0 and self._dice.random() < QUIET:
            return at - timedelta(days=past)
        return at

    def goes_to(self, office: str) -> None:
        self.tempo = TEMPOS[zlib.crc32(office.encode()) % len(TEMPOS)]

    def is_opened_again(self) -> bool:
        return self._dice.random() < AGAIN[self.tempo >= SLOW]

    def one_of(self, choices: Sequence[T]) -> T:
        return self._dice.choice(choices)

    def reporter(self, at: datetime, step: timedelta) -> datetime:
        """A step of people at home, at any hour."""
        return self._before_now(at, at + step * self._stretched())

    def office(self, at: datetime, step: timedelta) -> datetime:
        """A step of people at work, in their hours, where those have come since."""
        then = self._before_now(at, at + step * self.tempo * self._stretched())
        working = self._in_hours(then)
        return working if working < self._now else then

    def _stretched(self) -> float:
        return self._dice.lognormvariate(0, SPREAD)

    def _before_now(self, at: datetime, then: datetime) -> datetime:
        return min(then, at + (self._now - at) / 2)

    def _in_hours(self, at: datetime) -> datetime:
        local = at.astimezone(self._zone)
        if local.hour >= CLOSES:
            local += timedelta(days=1)
        if local.weekday() >= SATURDAY:
            local += timedelta(days=DAYS - local.weekday())
        if local.date() != at.astimezone(self._zone).date() or local.hour < OPENS:
            minute = self._dice.randrange((CLOSES - OPENS) * 60)
            local = local.replace(hour=OPENS) + timedelta(minutes=minute - local.minute)
        return local
