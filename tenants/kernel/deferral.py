"""Rows of the outbox that wait for an hour that suits their reader."""

from datetime import datetime

from sqlalchemy import update

from tenants.kernel.db import session
from tenants.kernel.outbox import Announcement, State


def defer(row_id: int, claimed_by: str, until: datetime) -> None:
    """Give the row back until then, if the lease is still mine: looking at it was no attempt."""
    session.execute(
        update(Announcement)
        .where(
            Announcement.id == row_id,
            Announcement.claimed_by == claimed_by,
            Announcement.state == State.CLAIMED,
        )
        .values(state=State.READY, not_before=until, attempts=Announcement.attempts - 1)
    )
