"""Hours in which nobody is written to who has not asked for it just now."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from config import settings

HOURS = 24


def over_at(now: datetime, zone: ZoneInfo, begins: int, ends: int) -> datetime | None:
    """When the quiet hours that `now` lies in are over; None outside them.

    From the full hour `begins` to the full hour `ends` in `zone`, over midnight where `begins` is
    the later; none where both are alike.
    """
    local = now.astimezone(zone)
    if (local.hour - begins) % HOURS >= (ends - begins) % HOURS:
        return None
    end = local.replace(hour=ends, minute=0, second=0, microsecond=0)
    return end if end > local else end + timedelta(days=1)


def usual_hours() -> tuple[int, int]:
    """From when to when, for whoever has chosen none."""
    return int(settings.QUIET_FROM), int(settings.QUIET_UNTIL)
