"""Tables of the clocks, and facts about one row."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Text,
    Time,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.deadlines.profiles import Rule
from tenants.kernel.db import Base

_MOMENT = TIMESTAMP(timezone=True)


class Clock(Base):
    """One promise running. While it is paused, `due_at` is what a resumption just then gave.

    `rule` and `office_closes_at` are snapshots: what was promised and received stays so.
    `skipped` is the proof, written with `due_at`: see queries.explain.
    """

    __tablename__ = "clock"
    __table_args__ = (
        CheckConstraint("warn_at <= due_at", name="warn_before_due"),
        Index("clock_due_at_open_ix", "due_at", postgresql_where=text("stopped_at IS NULL")),
        Index("clock_stopped_ix", "stopped_at", postgresql_where=text("stopped_at IS NOT NULL")),
        Index("clock_warn_at_open_ix", "warn_at", postgresql_where=text("stopped_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    step: Mapped[str] = mapped_column(Text)
    rule: Mapped[dict[str, Any]] = mapped_column(JSONB)
    office_closes_at: Mapped[time] = mapped_column(Time)
    started_at: Mapped[datetime] = mapped_column(_MOMENT)
    due_at: Mapped[datetime] = mapped_column(_MOMENT)
    warn_at: Mapped[datetime] = mapped_column(_MOMENT)
    paused_at: Mapped[datetime | None] = mapped_column(_MOMENT)
    stopped_at: Mapped[datetime | None] = mapped_column(_MOMENT)
    extended_at: Mapped[datetime | None] = mapped_column(_MOMENT)
    extension_reason: Mapped[str | None] = mapped_column(Text)
    skipped: Mapped[list[dict[str, str]]] = mapped_column(JSONB)
    calendar_version: Mapped[str] = mapped_column(Text)

    pauses: Mapped[list["ClockPause"]] = relationship(
        order_by="ClockPause.started_at", cascade="all, delete-orphan"
    )

    @property
    def law(self) -> Rule:
        """The rule it started under, by its profile and version."""
        return Rule.read(self.rule)

    @property
    def limit(self) -> int:
        """In the unit of its rule, with the extension if it was granted."""
        law = self.law
        return law.limit + (law.extension.limit if law.extension and self.extended_at else 0)

    @property
    def is_open(self) -> bool:
        return self.stopped_at is None

    @property
    def stands_still(self) -> bool:
        """Whether it is paused; a pause that began after the due moment hides no lateness."""
        return self.paused_at is not None and self.paused_at <= self.due_at

    @property
    def was_on_time(self) -> bool:
        """Whether it was stopped, and by its due moment."""
        return self.stopped_at is not None and self.stopped_at <= self.due_at


class ClockPause(Base):
    """A time a clock stood still; at most one is open."""

    __tablename__ = "clock_pause"
    __table_args__ = (
        CheckConstraint("ended_at >= started_at", name="order"),
        Index(
            "clock_pause_open_uq",
            "clock_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    clock_id: Mapped[int] = mapped_column(ForeignKey("clock.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    started_at: Mapped[datetime] = mapped_column(_MOMENT)
    ended_at: Mapped[datetime | None] = mapped_column(_MOMENT)


class HolidayOverride(Base):
    """A local holiday, or the correction of one not held; `source` is its decree."""

    __tablename__ = "holiday_override"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    day: Mapped[date] = mapped_column(Date, unique=True)
    is_holiday: Mapped[bool]
    name: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    decided_on: Mapped[date] = mapped_column(Date)


class CalendarSetting(Base):
    """The tenant's one row. `limits` (step -> limit) tighten the law profile."""

    __tablename__ = "calendar_setting"
    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        CheckConstraint("warn_days BETWEEN 0 AND 30", name="warn_days"),
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    office_closes_at: Mapped[time] = mapped_column(Time, server_default=text("'15:30'"))
    joint_leave_counts_as_holiday: Mapped[bool] = mapped_column(server_default=text("true"))
    warn_days: Mapped[int] = mapped_column(Integer, server_default=text("2"))
    profile: Mapped[str] = mapped_column(Text, server_default=text("'umum'"))
    limits: Mapped[dict[str, int]] = mapped_column(JSONB, server_default=text("'{}'"))
