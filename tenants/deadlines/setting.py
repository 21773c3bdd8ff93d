"""The tenant's calendar settings, read into a pure Office."""

from sqlalchemy import select

from tenants.deadlines.calendar import Override, WorkingCalendar
from tenants.deadlines.models import CalendarSetting, HolidayOverride
from tenants.deadlines.office import Office
from tenants.deadlines.profiles import Rule
from tenants.kernel import tenancy
from tenants.kernel.clock import now
from tenants.kernel.db import session
from tenants.kernel.memory import remembered


def current_setting() -> CalendarSetting:
    """The one row; NoResultFound where `install` has not run."""
    return session.get_one(CalendarSetting, 1)


def current_office() -> Office:
    """Two queries: read it once, and hand it to each clock that is started or moved together."""
    setting = current_setting()
    return Office(
        zone=tenancy.current().zone,
        closes_at=setting.office_closes_at,
        calendar=WorkingCalendar(
            setting.joint_leave_counts_as_holiday,
            {row.day: _override(row) for row in session.scalars(select(HolidayOverride))},
        ),
        warn_days=setting.warn_days,
        profile=setting.profile,
        limits=setting.limits,
    )


def promise(step: str) -> Rule:
    """What the tenant promises for a step that begins now: the law's limit, or its own tighter one.

    For pages that say it to everybody: another process may be a minute behind `tighten`.
    """
    return remembered(f"promise of {step}", lambda: current_office().rule(step, now()))


def _override(row: HolidayOverride) -> Override:
    return Override(row.is_holiday, row.name, row.source)
