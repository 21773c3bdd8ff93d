"""The ladder of reminders that hangs on a running clock: whom it has reached, and by when."""

from datetime import date

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel.db import Base, one_of
from tenants.kernel.words import N_, Word


class Rung(Word):
    """Who is reminded, lowest first: the officer when it is near, the others once it is late."""

    OFFICER = "petugas", N_("Petugas")
    HEAD = "kepala", N_("Kepala perangkat daerah")
    COORDINATOR = "koordinator", N_("Koordinator pengaduan")
    REGENT = "pimpinan", N_("Kepala daerah")


class Reminder(Base):
    """One rung of one clock, climbed once; `account_ids` are those who were told that morning.

    `fell_back`: nobody held the rung's role, so the coordinators were told instead.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        one_of("rung", Rung),
        UniqueConstraint("clock_id", "rung"),
        Index("reminder_day_ix", "reminded_on"),
        Index("reminder_complaint_ix", "complaint_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"))
    clock_id: Mapped[int] = mapped_column(ForeignKey("clock.id", ondelete="CASCADE"))
    rung: Mapped[str] = mapped_column(Text)
    reminded_on: Mapped[date] = mapped_column(Date)
    account_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    fell_back: Mapped[bool]


class LadderSetting(Base):
    """One row, none before somebody changed it: working days late at which each is reminded.

    None leaves the rung out; the officer's is when the clock says that it is near.
    """

    __tablename__ = "ladder_setting"
    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        CheckConstraint(
            "head_days BETWEEN 0 AND 90 AND coordinator_days BETWEEN 0 AND 90"
            " AND regent_days BETWEEN 0 AND 90",
            name="days",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    head_days: Mapped[int | None] = mapped_column(Integer, server_default=text("0"))
    coordinator_days: Mapped[int | None] = mapped_column(Integer, server_default=text("3"))
    regent_days: Mapped[int | None] = mapped_column(Integer, server_default=text("7"))
