"""August 2026 in Sambas (UTC+7): the 17th, a Monday, is a holiday, the 25th another."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, select

from tenants import deadlines
from tenants.deadlines import Clock, DayOff
from tenants.kernel.db import session

REASON = "perlu_dilengkapi"


def local(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 8, day, hour - 7, tzinfo=UTC)


def end_of(day: int) -> datetime:
    return datetime(2026, 8, day, 16, 59, 59, 999_999, tzinfo=UTC)


def started(step: str, day: int, hour: int = 9) -> Clock:
    clock = deadlines.start(step, local(day, hour))
    session.flush()
    return clock


def reread(clock: Clock) -> Clock:
    session.flush()
    session.expire_all()
    return session.get_one(Clock, clock.id)


def found(condition: ColumnElement[bool]) -> list[Clock]:
    return list(session.scalars(select(Clock).where(condition)))


def kinds(clock: Clock) -> list[tuple[int, int | None, DayOff | None]]:
    days = deadlines.explain(clock)
    return [(day.on.day, day.number, day.reason.kind if day.reason else None) for day in days]
