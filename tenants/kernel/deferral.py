"""Rows of the outbox that wait for an hour that suits their reader."""

from datetime import datetime

from tenants.kernel.outbox import Announcement, State, if_mine


def defer(row_id: int, claimed_by: str, until: datetime) -> None:
    """Give the row back until then, if the lease is still mine: looking at it was no attempt."""
    attempts = Announcement.attempts - 1
    if_mine(row_id, claimed_by, state=State.READY, not_before=until, attempts=attempts)
