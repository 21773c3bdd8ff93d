"""The shape of a count, whatever the calendar: deadlines.md's four laws, and ours."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from tenants.deadlines.calendar import Override, WorkingCalendar
from tenants.deadlines.counting import Count, Pause, count
from tenants.deadlines.office import Office
from tenants.deadlines.profiles import Rule
from tenants.deadlines.words import DayOff, Lapse, Unit

ONE_DAY = timedelta(days=1)
ZONES = ("Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))  # one year, so that overrides are met
HOLIDAY = Override(is_holiday=True, name="Hari Jadi", source="SK Bupati 12/2026")
NO_HOLIDAY = Override(is_holiday=False, name="Digeser", source="SKB 2026")

moments = st.builds(datetime.combine, DAYS, st.times(), st.just(UTC))
overrides = st.dictionaries(DAYS, st.sampled_from([HOLIDAY, NO_HOLIDAY]), min_size=5, max_size=60)
offices = st.builds(
    Office,
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    closes_at=st.times(time(12), time(18)),
    calendar=st.builds(WorkingCalendar, joint_leave_counts=st.booleans(), overrides=overrides),
    warn_days=st.integers(0, 5),
)
limits = st.integers(1, 60)
pause_lists = st.lists(
    st.builds(lambda at, days: Pause(at, at + ONE_DAY * days), moments, st.integers(0, 20)),
    max_size=4,
)


def rule(limit: int, unit: Unit = Unit.WORKING_DAYS, *, backward: bool = False) -> Rule:
    return Rule(
        step="a.step",
        profile="umum",
        version="1",
        label="Sebuah janji",
        limit=limit,
        unit=unit,
        source="UU",
        on_lapse=Lapse.ESCALATE,
        backward=backward,
    )


rules = st.builds(rule, limits, st.sampled_from(Unit))
daily_rules = st.builds(rule, limits, st.sampled_from([Unit.WORKING_DAYS, Unit.CALENDAR_DAYS]))


def due_day(found: Count, office: Office) -> date:
    return office.local_day(found.due_at)


def working_days(first: date, last: date, office: Office) -> list[date]:
    """Those after `first`, up to and including `last`, the slow way."""
    days = (first + ONE_DAY * n for n in range(1, (last - first).days + 1))
    return [day for day in days if office.calendar.why(day) is None]


def opens(day: date, office: Office) -> datetime:
    return datetime.combine(day, time(8), office.zone)


def receipt(found: Count) -> date:
    return next(each.on for each in found.skipped if each.reason.kind is DayOff.RECEIPT)


def with_holiday(office: Office, day: date) -> Office:
    calendar = office.calendar
    added = replace(calendar, overrides={**calendar.overrides, day: HOLIDAY})
    return replace(office, calendar=added)


# --- the four laws of deadlines.md


@given(rules, moments, offices, st.data())
def test_adding_a_holiday_never_brings_a_due_date_forward(
    rule: Rule, at: datetime, office: Office, data: st.DataObject
) -> None:
    plain = count(rule, at, office)
    span = (due_day(plain, office) - office.local_day(at)).days
    day = office.local_day(at) + ONE_DAY * data.draw(st.integers(0, span))
    assert count(rule, at, with_holiday(office, day)).due_at >= plain.due_at


@given(limits, moments, offices, st.data())
def test_pausing_n_working_days_moves_the_due_date_by_n(
    limit: int, at: datetime, office: Office, data: st.DataObject
) -> None:
    plain = count(rule(limit), at, office)
    first, last = receipt(plain), due_day(plain, office)
    begins = first + ONE_DAY * data.draw(st.integers(0, (last - first).days))
    ends = begins + ONE_DAY * data.draw(st.integers(0, 40))
    paused = len(working_days(begins - ONE_DAY, ends - ONE_DAY, office))
    moved = count(rule(limit), at, office, [Pause(opens(begins, office), opens(ends, office))])
    assert len(working_days(last, due_day(moved, office), office)) == paused
    assert moved.due_at == count(rule(limit + paused), at, office).due_at


@given(daily_rules, DAYS, st.times(), offices)
def test_a_start_on_a_day_off_equals_a_start_on_the_next_working_day(
    rule: Rule, day: date, hour: time, office: Office
) -> None:
    assume(office.calendar.why(day))
    following = working_days(day, day + ONE_DAY * 60, office)[0]
    found = count(rule, datetime.combine(day, hour, office.zone), office)
    assert found.due_at == count(rule, opens(following, office), office).due_at


@given(rules, moments, st.integers(0, 72), offices, pause_lists)
def test_due_dates_are_monotone_in_the_start(
    rule: Rule, at: datetime, hours: int, office: Office, pauses: list[Pause]
) -> None:
    stops = [] if rule.is_exact else pauses  # an exact clock can't be paused before it starts
    starts = (at, at + timedelta(hours=hours))  # near each other, where an order could break
    earlier, later = (count(rule, start, office, stops) for start in starts)
    assert earlier.due_at <= later.due_at


# --- and ours


@given(limits, moments, offices)
def test_the_due_day_is_the_last_of_exactly_the_promised_working_days(
    limit: int, at: datetime, office: Office
) -> None:
    found = count(rule(limit), at, office)
    counted = working_days(receipt(found), due_day(found, office), office)
    assert len(counted) == limit
    assert counted[-1] == due_day(found, office)


@given(limits, DAYS, offices)
def test_what_comes_after_the_office_closes_is_received_on_the_next_day(
    limit: int, day: date, office: Office
) -> None:
    closing = datetime.combine(day, office.closes_at, office.zone)
    tomorrow = count(rule(limit), opens(day + ONE_DAY, office), office)
    assert count(rule(limit), closing + timedelta(seconds=1), office).due_at == tomorrow.due_at
    same_day = count(rule(limit), opens(day, office), office)
    assert count(rule(limit), closing, office).due_at == same_day.due_at


@given(daily_rules | st.builds(rule, limits, st.just(Unit.MONTHS)), moments, offices)
def test_a_due_moment_is_the_last_of_its_local_day_told_in_utc(
    rule: Rule, at: datetime, office: Office
) -> None:
    due_at = count(rule, at, office).due_at
    assert due_at.tzinfo is UTC
    assert due_at.astimezone(office.zone).time() == time(23, 59, 59, 999_999)


@given(daily_rules, moments, offices, st.integers(0, 30), st.integers(0, 30))
def test_every_day_to_the_due_day_is_counted_or_skipped_for_one_reason(
    rule: Rule, at: datetime, office: Office, wait: int, length: int
) -> None:
    pause = Pause(at + ONE_DAY * wait, at + ONE_DAY * (wait + length))
    found = count(rule, at, office, [pause])
    skipped = [each.on for each in found.skipped]
    assert skipped == sorted(set(skipped))
    assert skipped[0] >= office.local_day(at)
    assert skipped[-1] < due_day(found, office)
    span = (due_day(found, office) - office.local_day(at)).days + 1
    assert span - len(skipped) == rule.limit


@given(daily_rules, moments, offices)
def test_the_warning_comes_its_working_days_before_the_due_moment(
    rule: Rule, at: datetime, office: Office
) -> None:
    found = count(rule, at, office)
    warned = office.local_day(found.warn_at)
    assert len(working_days(warned, due_day(found, office), office)) == office.warn_days


@given(daily_rules, moments, offices, st.integers(0, 40), st.integers(1, 40))
def test_a_pause_after_the_due_day_excuses_nothing(
    rule: Rule, at: datetime, office: Office, wait: int, length: int
) -> None:
    plain = count(rule, at, office)
    begins = plain.due_at + timedelta(seconds=1) + ONE_DAY * wait
    assert count(rule, at, office, [Pause(begins, begins + ONE_DAY * length)]) == plain


@given(daily_rules, moments, offices)
def test_a_shorter_limit_is_due_sooner(rule: Rule, at: datetime, office: Office) -> None:
    longer = replace(rule, limit=rule.limit + 1)
    assert count(rule, at, office).due_at < count(longer, at, office).due_at


@given(moments, st.integers(1, 200), offices, st.timedeltas(timedelta(0), timedelta(hours=1)))
def test_hours_run_around_the_clock_and_a_pause_moves_them_exactly(
    at: datetime, hours: int, office: Office, length: timedelta
) -> None:
    exact = rule(hours, Unit.HOURS)
    assert count(exact, at, office).due_at - at == timedelta(hours=hours)
    paused = count(exact, at, office, [Pause(at, at + length)])
    assert paused.due_at - at == timedelta(hours=hours) + length


@given(limits, moments, offices)
def test_a_backward_count_leaves_its_working_days_before_the_end(
    limit: int, end: datetime, office: Office
) -> None:
    found = count(rule(limit, backward=True), end, office)
    last = office.local_day(end)
    assert len(working_days(due_day(found, office), last, office)) == limit
    assert len(found.skipped) == (last - due_day(found, office)).days - limit


def test_nyepi_and_idul_fitri_are_skipped_with_their_names() -> None:
    office = Office(ZoneInfo("Asia/Pontianak"), time(15, 30), WorkingCalendar())
    received = datetime(2026, 3, 16, 10, tzinfo=office.zone)
    found = count(rule(5), received, office)
    assert found.due_at == datetime(2026, 3, 30, 16, 59, 59, 999_999, tzinfo=UTC)
    assert [each.reason.spoken() for each in found.skipped] == [
        "Hari diterima (hari ke-0)",
        "Cuti bersama: Cuti Bersama Hari Suci Nyepi",
        "Libur nasional: Hari Suci Nyepi",
        "Cuti bersama: Cuti Bersama Hari Raya Idul Fitri",
        "Akhir pekan",
        "Akhir pekan",
        "Cuti bersama: Cuti Bersama Hari Raya Idul Fitri",
        "Cuti bersama: Cuti Bersama Hari Raya Idul Fitri",
        "Akhir pekan",
        "Akhir pekan",
    ]


def test_a_yearly_report_is_due_on_31_march() -> None:
    office = Office(ZoneInfo("Asia/Jayapura"), time(15, 30), WorkingCalendar())
    year_end = datetime(2026, 12, 31, 20, tzinfo=office.zone)
    found = count(rule(3, Unit.MONTHS), year_end, office)
    assert due_day(found, office) == date(2027, 3, 31)


def test_a_month_without_that_day_ends_with_its_last() -> None:
    office = Office(ZoneInfo("Asia/Makassar"), time(15, 30), WorkingCalendar())
    found = count(rule(6, Unit.MONTHS), datetime(2027, 8, 31, 9, tzinfo=office.zone), office)
    assert due_day(found, office) == date(2028, 2, 29)
