"""Reports by where their pins stand: gathered for a map, and near a point."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import cos, radians

from sqlalchemy import Double, cast, func, select

from tenants.complaints.lifecycle import OPEN
from tenants.complaints.models import Complaint
from tenants.complaints.points import Point
from tenants.complaints.queries.frame import Frame
from tenants.complaints.queries.page import Listed, listed
from tenants.complaints.queries.selection import Filter, Selection
from tenants.kernel import clock
from tenants.kernel.db import session

MOST_PINS = 500
MOST_NEAR = 20
METRES = 111_320  # of a degree, from north to south
_LATITUDE, _LONGITUDE = Complaint.public_latitude, Complaint.public_longitude


@dataclass(frozen=True, slots=True)
class Pin:
    """Reports in one cell of a map's grid: where, on the average, and how many.

    `alone` is the report where there is but one.
    """

    point: Point
    count: int
    alone: Listed | None


def gathered(selection: Selection, narrowed: Filter, cell: float) -> list[Pin]:
    """At most MOST_PINS, the fullest first; `cell` is the width of the grid in degrees."""
    rows = session.execute(
        select(
            func.avg(_LATITUDE),
            func.avg(_LONGITUDE),
            func.count().label("count"),
            func.min(Complaint.id),
        )
        .where(selection.condition, *narrowed.conditions(), _LATITUDE.is_not(None))
        .group_by(func.floor(_LATITUDE / cell), func.floor(_LONGITUDE / cell))
        .order_by(func.count().desc(), func.min(Complaint.id))
        .limit(MOST_PINS)
    ).all()
    alone = _listed([number for _lat, _long, count, number in rows if count == 1])
    return [
        Pin(Point(latitude, longitude), count, alone.get(number) if count == 1 else None)
        for latitude, longitude, count, number in rows
    ]


def _listed(numbers: Sequence[int]) -> dict[int, Listed]:
    found = session.execute(listed(unmasked=False).where(Complaint.id.in_(numbers))).all()
    return {each.id: each for each in map(Listed._make, found)}


@dataclass(frozen=True, slots=True)
class Near:
    """A report and how far it is, in metres, by what everybody may see of its pin."""

    report: Listed
    metres: float


def near(
    selection: Selection, point: Point, *, metres: int, days: int, limit: int = MOST_NEAR
) -> list[Near]:
    """Reports that are still open and not older, the nearest first.

    Flat as the earth is at such a distance: it errs by less than 1 in 1,000 below 10 km.
    """
    narrow = METRES * cos(radians(point.latitude))
    high, wide = metres / METRES, metres / narrow
    frame = Frame(
        point.longitude - wide,
        point.latitude - high,
        point.longitude + wide,
        point.latitude + high,
    )
    away = func.sqrt(
        func.power((_LATITUDE - point.latitude) * METRES, 2)
        + func.power((_LONGITUDE - point.longitude) * narrow, 2)
    )
    rows = session.execute(
        listed(unmasked=False)
        .add_columns(cast(away, Double))
        .where(
            selection.condition,
            *frame.holds(),
            Complaint.state.in_(OPEN),
            Complaint.submitted_at >= clock.now() - timedelta(days=days),
            away <= metres,
        )
        .order_by(away, Complaint.id)
        .limit(limit)
    ).all()
    return [Near(Listed._make(each[:-1]), each[-1]) for each in rows]
