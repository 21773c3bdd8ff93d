"""Which days are worked, and what is said of the others."""

from dataclasses import replace
from datetime import date

from tenants.deadlines.calendar import Override, WorkingCalendar, joint_leave, national_holidays
from tenants.deadlines.words import DayOff

CALENDAR = WorkingCalendar()
INDEPENDENCE_DAY = date(2026, 8, 17)
NYEPI_LEAVE = date(2026, 3, 18)
SATURDAY = date(2026, 8, 15)
PLAIN_TUESDAY = date(2026, 8, 18)


def kind(calendar: WorkingCalendar, day: date) -> DayOff | None:
    reason = calendar.why(day)
    return reason.kind if reason else None


def test_2026_has_17_national_holidays_and_8_days_of_joint_leave() -> None:
    assert (len(national_holidays(2026)), len(joint_leave(2026))) == (17, 8)


def test_a_day_off_says_why() -> None:
    assert kind(CALENDAR, SATURDAY) is DayOff.WEEKEND
    assert kind(CALENDAR, INDEPENDENCE_DAY) is DayOff.NATIONAL
    assert kind(CALENDAR, NYEPI_LEAVE) is DayOff.JOINT_LEAVE
    assert CALENDAR.why(PLAIN_TUESDAY) is None


def test_joint_leave_is_worked_where_the_tenant_says_so() -> None:
    working = WorkingCalendar(joint_leave_counts=False)
    assert working.why(NYEPI_LEAVE) is None
    assert kind(working, INDEPENDENCE_DAY) is DayOff.NATIONAL


def test_a_local_holiday_names_its_decree() -> None:
    decree = Override(is_holiday=True, name="Hari Jadi Sambas", source="SK Bupati 12/2026")
    reason = WorkingCalendar(overrides={PLAIN_TUESDAY: decree}).why(PLAIN_TUESDAY)
    assert reason is not None
    assert reason.spoken() == "Libur daerah: Hari Jadi Sambas (SK Bupati 12/2026)"


def test_a_correction_takes_a_holiday_away_but_never_a_weekend() -> None:
    correction = Override(is_holiday=False, name="Digeser", source="SKB 2026")
    corrected = WorkingCalendar(overrides={INDEPENDENCE_DAY: correction, SATURDAY: correction})
    assert corrected.why(INDEPENDENCE_DAY) is None
    assert kind(corrected, SATURDAY) is DayOff.WEEKEND


def test_the_version_changes_with_all_that_could_move_a_day() -> None:
    decree = Override(is_holiday=True, name="Hari Jadi", source="SK 1")
    calendars = [
        CALENDAR,
        WorkingCalendar(joint_leave_counts=False),
        WorkingCalendar(overrides={PLAIN_TUESDAY: decree}),
        WorkingCalendar(overrides={PLAIN_TUESDAY: replace(decree, is_holiday=False)}),
    ]
    assert len({calendar.version for calendar in calendars}) == len(calendars)
    assert CALENDAR.version == WorkingCalendar().version
