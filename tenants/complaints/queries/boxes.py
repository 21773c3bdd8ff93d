"""The lists of an agency's inbox, and how many reports each of them holds."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, and_, func, select

from tenants.complaints import hands
from tenants.complaints.lifecycle import OPEN, SETTLED, State
from tenants.complaints.models import Complaint
from tenants.complaints.queries.narrowing import EVERYTHING, Narrowing
from tenants.deadlines import Clock, is_late
from tenants.kernel import clock, tenancy
from tenants.kernel.db import session
from tenants.kernel.words import N_, Word
from tenants.people import Actor

SUNDAY: Final = 6


class Box(Word):
    """The lists of an agency's inbox, by their address."""

    ALL = "semua", N_("Semua yang terbuka")
    OVERDUE = "terlambat", N_("Lewat tenggat"), "bad"
    TODAY = "hari-ini", N_("Jatuh tempo hari ini"), "warn"
    WEEK = "minggu-ini", N_("Jatuh tempo minggu ini")
    DUE_SOON = "segera", N_("Segera jatuh tempo")
    NEW = "baru", N_("Baru masuk")
    REOPENED = "dibuka-kembali", N_("Dibuka kembali")
    ASKED = "perlu-dilengkapi", N_("Menunggu jawaban pelapor")
    ANSWERED = "ditanggapi", N_("Menunggu penilaian pelapor")
    CLOSED = "selesai", N_("Sudah ditutup")


# What grows for years is counted when it is opened, and not at each poll.
COUNTED: Final = tuple(each for each in Box if each is not Box.CLOSED)


def in_box(box: Box, now: datetime) -> ColumnElement[bool]:
    """A condition on complaints joined with the clock of their step."""
    return _conditions(now)[box]


def _conditions(now: datetime) -> Mapping[Box, ColumnElement[bool]]:
    working, ahead = hands.of_agencies(), Clock.due_at >= now
    return {
        Box.ALL: working,
        Box.OVERDUE: and_(working, is_late(now)),
        Box.TODAY: and_(working, ahead, Clock.due_at < _midnight(now, 1)),
        Box.WEEK: and_(working, ahead, Clock.due_at < _midnight(now, _days_to_monday(now))),
        Box.DUE_SOON: and_(working, ahead, Clock.warn_at <= now),
        Box.NEW: Complaint.state == State.REFERRED,
        Box.REOPENED: Complaint.state == State.REOPENED,
        Box.ASKED: Complaint.state == State.NEEDS_REPORTER,
        Box.ANSWERED: Complaint.state == State.ANSWERED,
        Box.CLOSED: Complaint.state.in_(SETTLED),
    }


def _midnight(now: datetime, days: int) -> datetime:
    """When the day so many days on begins, as the region's clocks show it."""
    zone = tenancy.current().zone
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=days), time(), zone)


def _days_to_monday(now: datetime) -> int:
    return SUNDAY + 1 - now.astimezone(tenancy.current().zone).weekday()


def count_boxes(actor: Actor, narrowed: Narrowing = EVERYTHING) -> dict[Box, int]:
    """How many complaints each box of the inbox would list: one statement for all."""
    conditions = _conditions(clock.now())
    counted = session.execute(
        select(*(func.count().filter(conditions[box]).label(box) for box in COUNTED))
        .select_from(Complaint)
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(Complaint.agency_id.in_(actor.agency_ids))
        .where(Complaint.state.in_(OPEN), *narrowed.conditions())
    ).one()
    return dict(zip(COUNTED, counted, strict=True))
