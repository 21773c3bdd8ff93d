"""Which days an office works, and the reason for each day it does not. Pure: no database."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from importlib.metadata import version
from types import MappingProxyType

import holidays

from tenants.deadlines.words import DayOff
from tenants.kernel.words import N_

ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_EDITION = version("holidays")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day is not counted; `source` is the decree, where one is known."""

    kind: DayOff
    name: str = ""
    source: str = ""

    def spoken(self, translate: Callable[[str], str] = N_) -> str:
        """`Libur daerah: Hari Jadi Sambas (SK Bupati 12/2026)`."""
        kind = translate(self.kind.label)
        named = f"{kind}: {self.name}" if self.name else kind
        return f"{named} ({self.source})" if self.source else named


@dataclass(frozen=True, slots=True)
class Override:
    """A local holiday, or (`is_holiday` false) the correction of one that is not held."""

    is_holiday: bool
    name: str
    source: str


@dataclass(frozen=True)
class WorkingCalendar:
    """Saturday, Sunday, national holidays, cuti bersama if they count, and the tenant's own days.

    A correction takes a holiday away, never a weekend. Years the joint decree (SKB 3 Menteri) has
    not yet settled are the library's estimate: a new edition is a new `version`, and moves clocks.
    """

    joint_leave_counts: bool = True
    overrides: Mapping[date, Override] = field(default_factory=dict)

    def why(self, day: date) -> Reason | None:
        """The reason `day` is no working day; None when it is one."""
        if day.weekday() >= _SATURDAY:
            return Reason(DayOff.WEEKEND)
        if own := self.overrides.get(day):
            return Reason(DayOff.LOCAL, own.name, own.source) if own.is_holiday else None
        if name := national_holidays(day.year).get(day):
            return Reason(DayOff.NATIONAL, name)
        if self.joint_leave_counts and (name := joint_leave(day.year).get(day)):
            return Reason(DayOff.JOINT_LEAVE, name)
        return None

    def back(self, day: date, count: int) -> date:
        """The latest day after which `count` working days remain up to and including `day`."""
        while count:
            count -= self.why(day) is None
            day -= ONE_DAY
        return day

    def on(self, day: date, count: int) -> date:
        """The day on which `count` working days have begun after `day`."""
        while count:
            day += ONE_DAY
            count -= self.why(day) is None
        return day

    @cached_property
    def version(self) -> str:
        """Changes whenever the days could: the library's edition, the switch, the overrides."""
        own = sorted((str(day), astuple(each)) for day, each in self.overrides.items())
        digest = hashlib.sha256(repr(own).encode()).hexdigest()[:12]
        return f"holidays-{_EDITION}{'+cb' if self.joint_leave_counts else ''}+{digest}"


@lru_cache(maxsize=64)
def national_holidays(year: int) -> Mapping[date, str]:
    """Libur nasional of a year, with Indonesian names."""
    return _listed(year, holidays.PUBLIC)


@lru_cache(maxsize=64)
def joint_leave(year: int) -> Mapping[date, str]:
    """Cuti bersama of a year, with Indonesian names; empty until its decree is in the library."""
    return _listed(year, holidays.GOVERNMENT)


@lru_cache(maxsize=64)
def english_names(year: int) -> Mapping[date, str]:
    """Of both kinds, for readers: nothing is counted by them."""
    return _listed(year, holidays.PUBLIC, holidays.GOVERNMENT, language="en_US")


def _listed(year: int, *categories: str, language: str = "id") -> Mapping[date, str]:
    found = holidays.country_holidays("ID", categories=categories, years=year, language=language)
    return MappingProxyType(dict(found))
