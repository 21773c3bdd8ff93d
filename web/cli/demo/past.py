"""The demo's month is over: what it announced is done."""

from datetime import timedelta

from sqlalchemy import update

from tenants.kernel import clock, outbox
from tenants.kernel.db import session


def settle() -> None:
    """What this transaction announced is history: nobody is told of it now."""
    row = outbox.Announcement
    session.execute(
        update(row)
        .where(row.state == outbox.State.READY, row.created_at < clock.now() + timedelta(days=1))
        .values(state=outbox.State.DONE, done_at=clock.now())
    )
