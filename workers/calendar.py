"""A changed calendar moves the open clocks of every service, once; each tells its people."""

from tenants import complaints, deadlines

TOLD = (complaints.tell_moved,)  # one of each service that has clocks


def follow() -> int:
    """How many announcements the moves brought about."""
    moved = deadlines.recalculate_open()
    return sum(tell(moved) for tell in TOLD)
