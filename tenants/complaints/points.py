"""Where on the earth a report's pin stands, and how much of that everybody may see."""

from typing import NamedTuple

from tenants.complaints.lifecycle import Visibility
from tenants.complaints.topics import is_sensitive

NEAR, AROUND = 4, 3  # decimals of a degree: some 11 metres, some 110


class Point(NamedTuple):
    """Degrees (WGS 84)."""

    latitude: float
    longitude: float


def shown(point: Point | None, visibility: Visibility, topic_code: str | None) -> Point | None:
    """What everybody sees of a pin: none of what is rahasia, and of the rest a rounded one.

    Only the surroundings where it could lead to a home: who stays anonim, a sensitive topic, or
    one that nobody knows yet.
    """
    if point is None or visibility == Visibility.SECRET:
        return None
    is_homely = visibility == Visibility.ANONYMOUS or topic_code is None
    decimals = AROUND if is_homely or is_sensitive(topic_code or "") else NEAR
    return Point(round(point.latitude, decimals), round(point.longitude, decimals))
