"""Whoever should act is reminded, and then whoever they answer to: each rung once a clock.

One morning, one mail a person: what came due since the last working morning is climbed together.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tenants import deadlines, people
from tenants.complaints.lifecycle import Visibility
from tenants.complaints.models import Complaint, LadderSetting, Reminder, Rung
from tenants.complaints.queries.ladder import (
    days_late,
    is_pressing,
    next_step,
    reminders_of,
    told_on,
)
from tenants.deadlines import Clock
from tenants.kernel import audit, clock, tenancy
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.outbox import announce, announce_all
from tenants.kernel.words import N_
from tenants.people import Account, Role

__all__ = [
    "MOST_DAYS",
    "Reminder",
    "Rung",
    "announce_morning",
    "climb",
    "days_late",
    "next_step",
    "recipients",
    "reminders_of",
    "set_days",
    "told_on",
]

OPENS_AT = time(7)  # nobody is written to before
MOST_DAYS = 90


def announce_morning() -> bool:
    """Have today's rungs climbed, once: on a working day, in the hours of the office."""
    today = _working_day()
    if today is None:
        return False
    day = today.isoformat()
    return announce("ladder.climb", {"day": day}, key=f"ladder:{day}")


def climb(day: date) -> int:
    """Climb what is due and has not been; how many rungs. Nothing once that day's work is over.

    After days in which no worker ran, all that was left out is climbed in one morning.
    """
    if _working_day() != day:
        return 0
    climbed = 0
    told: set[int] = set()
    for complaint_id, agency_id, is_secret, clock_id, rung in _due(day):
        found, fell_back = recipients(rung, agency_id, is_secret=is_secret)
        new = session.execute(
            insert(Reminder)
            .values(
                complaint_id=complaint_id,
                clock_id=clock_id,
                rung=rung,
                reminded_on=day,
                account_ids=[each.id for each in found],
                fell_back=fell_back,
            )
            .on_conflict_do_nothing()
            .returning(Reminder.id)
        ).first()
        if new:
            climbed += 1
            told.update(each.id for each in found)
    _write_to(told, day)
    return climbed


def recipients(
    rung: Rung, agency_id: int | None, *, is_secret: bool = False
) -> tuple[Sequence[Account], bool]:
    """Who holds a rung; the coordinators, and True, where nobody does.

    Of a secret report nobody hears who does not handle it, whatever they lead.
    """
    found: Sequence[Account] = ()
    if rung is Rung.OFFICER and agency_id is not None:
        found = people.officers_of(agency_id)
    elif rung is Rung.HEAD and agency_id is not None and not is_secret:
        found = people.holders_of(Role.HEAD, agency_id)
    elif rung is Rung.REGENT and not is_secret:
        found = people.holders_of(Role.REGENT)
    is_theirs = rung is Rung.COORDINATOR or (rung is Rung.OFFICER and agency_id is None)
    return (found, False) if found else (people.coordinators(), not is_theirs)


def set_days(by: str, days: dict[Rung, int | None]) -> None:
    """After how many working days late each rung above the officer's is climbed; None: never."""
    if any(each is not None and not 0 <= each <= MOST_DAYS for each in days.values()):
        message = N_("Tulis jumlah hari kerja antara 0 dan %(most)d.")
        raise Invalid(message, most=MOST_DAYS)
    row = {f"{name}_days": days[rung] for rung, name in _COLUMNS.items()}
    change = insert(LadderSetting).values(id=1, **row)
    session.execute(change.on_conflict_do_update(index_elements=["id"], set_=row))
    audit.record(by, "ladder.set", "ladder", **row)


_COLUMNS = {Rung.HEAD: "head", Rung.COORDINATOR: "coordinator", Rung.REGENT: "regent"}


def _working_day() -> date | None:
    """Today, while the office works and nobody's evening is disturbed."""
    office, now = deadlines.current_office(), clock.now().astimezone(tenancy.current().zone)
    is_open = OPENS_AT <= now.time() < office.closes_at
    return now.date() if is_open and office.calendar.why(now.date()) is None else None


def _due(day: date) -> list[tuple[int, int | None, bool, int, Rung]]:
    """(complaint, its agency, whether secret, its clock, rung) of each that is reached by now."""
    rows = session.execute(
        select(
            Complaint.id,
            Complaint.agency_id,
            Complaint.visibility == Visibility.SECRET,
            Clock.id,
            Clock.due_at,
        )
        .join(Clock, Clock.id == Complaint.step_clock_id)
        .where(is_pressing())
        .order_by(Clock.due_at)
    ).all()
    latest = _latest(day)
    return [
        (complaint_id, agency_id, is_secret, clock_id, rung)
        for complaint_id, agency_id, is_secret, clock_id, due_at in rows
        for rung in Rung
        if rung is Rung.OFFICER or (rung in latest and due_at < latest[rung])
    ]


def _latest(day: date) -> dict[Rung, datetime]:
    """Of each rung: what was due before this moment is late enough for it."""
    calendar, zone = deadlines.current_office().calendar, tenancy.current().zone
    # What was due at the end of a day is one working day late on the next.
    return {
        rung: datetime.combine(calendar.back(day, max(days, 1)), time(), zone) + timedelta(days=1)
        for rung, days in days_late().items()
        if days is not None
    }


def _write_to(account_ids: set[int], day: date) -> None:
    on = day.isoformat()
    announce_all(
        "ladder.morning",
        [
            (f"ladder:{on}:account:{each}", {"account_id": each, "day": on})
            for each in sorted(account_ids)
        ],
    )
