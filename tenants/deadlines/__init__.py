"""Working-day clocks that prove themselves: every service's due dates come from here.

    clock = deadlines.start("complaint.answer", received_at)
    deadlines.state(clock, now).label       # "Berjalan"
    deadlines.explain(clock)                # each day from receipt to due, with its reason

The rules are data (profiles.toml), the counting is pure (calendar, office, counting), and a clock
keeps the rule it started under. A changed holiday is announced, and `recalculate_open` runs in the
background; it returns the clocks that moved, for each service to tell its people.
"""

from tenants.deadlines.actions import (
    Moved,
    cancel_holiday,
    declare_holiday,
    extend,
    install,
    pause,
    recalculate_open,
    reopen,
    resume,
    start,
    stop,
    tighten,
)
from tenants.deadlines.calendar import Reason
from tenants.deadlines.models import CalendarSetting, Clock, ClockPause, HolidayOverride
from tenants.deadlines.office import Office
from tenants.deadlines.profiles import Extension, Profile, Rule, in_force, tightened
from tenants.deadlines.queries import (
    Day,
    Rate,
    days_left,
    due,
    explain,
    is_late,
    is_near,
    state,
    was_late,
)
from tenants.deadlines.setting import current_office, current_setting, promise
from tenants.deadlines.words import DayOff, Freedom, Lapse, State, Unit

__all__ = [
    "CalendarSetting",
    "Clock",
    "ClockPause",
    "Day",
    "DayOff",
    "Extension",
    "Freedom",
    "HolidayOverride",
    "Lapse",
    "Moved",
    "Office",
    "Profile",
    "Rate",
    "Reason",
    "Rule",
    "State",
    "Unit",
    "cancel_holiday",
    "current_office",
    "current_setting",
    "days_left",
    "declare_holiday",
    "due",
    "explain",
    "extend",
    "in_force",
    "install",
    "is_late",
    "is_near",
    "pause",
    "promise",
    "recalculate_open",
    "reopen",
    "resume",
    "start",
    "state",
    "stop",
    "tighten",
    "tightened",
    "was_late",
]
