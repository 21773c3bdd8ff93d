"""Starting, pausing, stopping and moving clocks. Moments are aware; nothing here commits.

Pass one `office` (see setting.current_office) when several clocks change together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import selectinload

from tenants.deadlines import profiles
from tenants.deadlines.counting import Count, Pause, Skipped, count
from tenants.deadlines.models import CalendarSetting, Clock, ClockPause, HolidayOverride
from tenants.deadlines.office import Office
from tenants.deadlines.setting import current_office, current_setting
from tenants.kernel import audit, memory
from tenants.kernel.clock import now
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid, Refused
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_


@dataclass(frozen=True, slots=True)
class Moved:
    """A clock whose due moment a changed calendar has moved: the resident must hear of it."""

    clock: Clock
    was_due_at: datetime
    due_at: datetime


def install() -> None:
    """Seed the settings row of a new tenant; again changes nothing."""
    session.execute(insert(CalendarSetting).values(id=1).on_conflict_do_nothing())


def start(
    step: str, at: datetime, *, profile: str | None = None, office: Office | None = None
) -> Clock:
    """Begin a step under the rule in force at `at`; `profile` for a case apart (an election's)."""
    office = office or current_office()
    rule = office.rule(step, at, profile)
    clock = Clock(
        step=step,
        rule=rule.snapshot(),
        started_at=at,
        office_closes_at=office.closes_at,
        pauses=[],
        **_columns(count(rule, at, office)),
        calendar_version=office.version,
    )
    session.add(clock)
    return clock


def pause(clock: Clock, reason: str, at: datetime) -> None:
    """Let it stand still; Refused when its rule does not know the reason, Conflict if it can't."""
    _require_open(clock)
    if clock.paused_at:
        message = N_("Tenggat ini sudah dijeda.")
        raise Conflict(message)
    if reason not in clock.law.pauses:
        message = N_("Tenggat ini tidak dapat dijeda dengan alasan itu.")
        raise Refused(message)
    clock.paused_at = at
    clock.pauses.append(ClockPause(reason=reason, started_at=at))


def resume(clock: Clock, at: datetime, *, office: Office | None = None) -> None:
    """Run on: due later by the working days it stood still."""
    _require_open(clock)
    if not clock.paused_at:
        message = N_("Tenggat ini tidak sedang dijeda.")
        raise Conflict(message)
    clock.pauses[-1].ended_at = at
    clock.paused_at = None
    _recount(clock, office or current_office())


def stop(clock: Clock, at: datetime, *, office: Office | None = None) -> None:
    """The step is done; an open pause ends with it."""
    _require_open(clock)
    if clock.paused_at:
        resume(clock, at, office=office)
    clock.stopped_at = at


def reopen(clock: Clock, *, office: Office | None = None) -> None:
    """Run on as if never stopped: the time it was wrongly closed counts."""
    if clock.is_open:
        message = N_("Tenggat ini masih berjalan.")
        raise Conflict(message)
    clock.stopped_at = None
    _recount(clock, office or current_office())


def extend(clock: Clock, reason: str, at: datetime, *, office: Office | None = None) -> None:
    """Grant the one extension its rule allows, before it is due, with a written reason."""
    _require_open(clock)
    if clock.law.extension is None:
        message = N_("Tenggat ini tidak dapat diperpanjang.")
        raise Refused(message)
    if clock.extended_at:
        message = N_("Tenggat ini sudah pernah diperpanjang.")
        raise Conflict(message)
    if at > clock.due_at and not clock.stands_still:
        message = N_("Tenggat yang sudah lewat tidak dapat diperpanjang.")
        raise Refused(message)
    if not reason.strip():
        message = N_("Tuliskan alasan perpanjangan.")
        raise Invalid(message, field="reason")
    clock.extended_at, clock.extension_reason = at, reason.strip()
    _recount(clock, office or current_office(), until=at)


def recalculate_open() -> list[Moved]:
    """Count again the open clocks of an older calendar; safe to repeat. Returns those that moved.

    Rows are locked, so that none is stopped or paused underneath; each move is audited.
    """
    office = current_office()
    outdated = (
        select(Clock)
        .where(Clock.stopped_at.is_(None), Clock.calendar_version != office.version)
        .options(selectinload(Clock.pauses))
        .order_by(Clock.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    moved = []
    for clock in session.scalars(outdated):
        was_due_at = clock.due_at
        _recount(clock, office)
        if clock.due_at != was_due_at:
            moved.append(Moved(clock, was_due_at, clock.due_at))
            move = {"was_due_at": was_due_at.isoformat(), "due_at": clock.due_at.isoformat()}
            audit.record(audit.SYSTEM, "clock.move", f"clock:{clock.id}", **move)
    return moved


def declare_holiday(day: date, name: str, source: str, decided_on: date) -> None:
    """A local holiday by decree `source`; open clocks are recalculated in the background."""
    _override(day, name, source, decided_on, is_holiday=True)


def cancel_holiday(day: date, name: str, source: str, decided_on: date) -> None:
    """A listed holiday is not held that day (a weekend stays one); open clocks follow."""
    _override(day, name, source, decided_on, is_holiday=False)


def tighten(step: str, limit: int) -> None:
    """The tenant's own limit for a step from now on; Invalid when looser than its law profile."""
    setting = current_setting()
    today = now().astimezone(current_office().zone).date()
    profiles.tightened(profiles.in_force(setting.profile, today).rule(step), limit)
    setting.limits = {**setting.limits, step: limit}
    memory.forget()


def _override(day: date, name: str, source: str, decided_on: date, *, is_holiday: bool) -> None:
    for field, words in (("name", name), ("source", source)):
        if not words.strip():
            message = N_("Wajib diisi: nama hari dan dasar keputusannya.")
            raise Invalid(message, field=field)
    row = {"name": name, "source": source, "decided_on": decided_on, "is_holiday": is_holiday}
    change = insert(HolidayOverride).values(day=day, **row)
    session.execute(change.on_conflict_do_update(index_elements=["day"], set_=row))
    # The same day may be declared, cancelled and declared again: each time counts.
    announce("holiday.changed", {"day": str(day)}, key=f"holiday:{day}:{now().isoformat()}")


def _require_open(clock: Clock) -> None:
    if not clock.is_open:
        message = N_("Tenggat ini sudah selesai.")
        raise Conflict(message)


def _recount(clock: Clock, office: Office, until: datetime | None = None) -> None:
    """With the hours it was received under, and the calendar as it is now.

    An open pause counts up to `until` (now).
    """
    rule = replace(clock.law, limit=clock.limit)
    pauses = [Pause(each.started_at, each.ended_at or until or now()) for each in clock.pauses]
    then = replace(office, closes_at=clock.office_closes_at)
    for column, value in _columns(count(rule, clock.started_at, then, pauses)).items():
        setattr(clock, column, value)
    clock.calendar_version = office.version


def _columns(found: Count) -> Mapping[str, Any]:
    skipped = [_stored(each) for each in found.skipped]
    return {"due_at": found.due_at, "warn_at": found.warn_at, "skipped": skipped}


def _stored(each: Skipped) -> dict[str, str]:
    kind, name, source = each.reason.kind, each.reason.name, each.reason.source
    return {"on": each.on.isoformat(), "kind": kind, "name": name, "source": source}
