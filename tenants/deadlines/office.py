"""The office whose days are counted and whose promises are kept. Pure: no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tenants.deadlines import profiles
from tenants.deadlines.calendar import ONE_DAY, WorkingCalendar
from tenants.deadlines.profiles import Rule

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Office:
    """A tenant's zone, hours, calendar and own limits; `warn_days` are working days before due."""

    zone: ZoneInfo
    closes_at: time
    calendar: WorkingCalendar
    warn_days: int = 2
    profile: str = "umum"
    limits: Mapping[str, int] = field(default_factory=dict)

    def local_day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def end_of(self, day: date) -> datetime:
        """The last microsecond of a local day, in UTC."""
        midnight = datetime.combine(day + ONE_DAY, time.min, self.zone)
        return midnight.astimezone(UTC) - _TICK

    def is_after_hours(self, at: datetime) -> bool:
        """Whether what comes at this moment counts as received on the next working day."""
        return at.astimezone(self.zone).time() > self.closes_at

    def rule(self, step: str, at: datetime, profile: str | None = None) -> Rule:
        """The rule for a step begun at `at`, with the tenant's limit where it keeps the law.

        A limit set under one profile may be too loose for another: then the law's own holds.
        """
        rule = profiles.in_force(profile or self.profile, self.local_day(at)).rule(step)
        limit = self.limits.get(step, rule.limit)
        return rule if rule.is_loosened_by(limit) else profiles.tightened(rule, limit)

    @property
    def version(self) -> str:
        """What open clocks were counted with; when it changes they are counted again."""
        return f"{self.calendar.version}+w{self.warn_days}"
