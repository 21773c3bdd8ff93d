"""Where reports stand on the ladder of reminders."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select

from tenants import deadlines
from tenants.complaints import hands
from tenants.complaints.models import Complaint, LadderSetting, Reminder, Rung
from tenants.complaints.queries.page import with_names
from tenants.deadlines import Clock
from tenants.kernel import clock, tenancy
from tenants.kernel.db import session

USUAL_DAYS: Mapping[Rung, int | None] = {Rung.HEAD: 0, Rung.COORDINATOR: 3, Rung.REGENT: 7}


class Step(NamedTuple):
    """A rung that is still to come, and the first day on which it may."""

    rung: Rung
    on: date


def days_late() -> Mapping[Rung, int | None]:
    """After how many working days late each is reminded; None: never."""
    found = session.get(LadderSetting, 1)
    if found is None:
        return USUAL_DAYS
    return {
        Rung.HEAD: found.head_days,
        Rung.COORDINATOR: found.coordinator_days,
        Rung.REGENT: found.regent_days,
    }


def reminders_of(listed: Iterable[Complaint]) -> dict[int, list[Reminder]]:
    """Those of the present step, by complaint, lowest first; asks only where one may be."""
    now = clock.now()
    pressing = [
        each.step_clock.id
        for each in listed
        if each.step_clock and each.step_clock.is_open and each.step_clock.warn_at < now
    ]
    if not pressing:
        return {}
    rows = session.scalars(
        select(Reminder).where(Reminder.clock_id.in_(pressing)).order_by(Reminder.id)
    )
    found: dict[int, list[Reminder]] = {}
    for each in rows:
        found.setdefault(each.complaint_id, []).append(each)
    return found


def next_step(complaint: Complaint, climbed: Sequence[Reminder]) -> Step | None:
    """Who is reminded next if nothing happens; None before it is near, and after the last."""
    step, now = complaint.step_clock, clock.now()
    if step is None or complaint.status not in hands.HELD:
        return None
    if deadlines.state(step, now) not in {deadlines.State.NEAR, deadlines.State.LATE}:
        return None
    calendar, zone = deadlines.current_office().calendar, tenancy.current().zone
    due_on, today = step.due_at.astimezone(zone).date(), now.astimezone(zone).date()
    known = {each.rung for each in climbed}
    for rung, days in days_late().items():
        if rung is Rung.HEAD and complaint.agency_id is None:
            continue  # nobody's head
        if days is not None and rung not in known:
            on = calendar.on(due_on, max(days, 1))
            return Step(rung, max(on, today))
    return None


def told_on(account_id: int, day: date) -> list[tuple[Complaint, Rung]]:
    """What somebody is reminded of that day and is still open, each once with its highest rung."""
    rows = session.execute(
        with_names(select(Complaint))
        .add_columns(Reminder.rung)
        .join(Reminder, Reminder.complaint_id == Complaint.id)
        .join(Clock, Clock.id == Reminder.clock_id)
        .where(
            Reminder.reminded_on == day,
            Reminder.account_ids.contains([account_id]),
            Complaint.step_clock_id == Reminder.clock_id,
            hands.of_anybody(),
        )
        .order_by(Clock.due_at, Complaint.id, Reminder.id)
    ).all()
    highest = {complaint.id: (complaint, Rung(rung)) for complaint, rung in rows}
    return list(highest.values())


def is_pressing() -> ColumnElement[bool]:
    """Near or late by the deadlines' own judgement, and in somebody's hands."""
    now = clock.now()
    near_or_late = or_(deadlines.is_near(now), deadlines.is_late(now))
    return hands.of_anybody() & near_or_late
