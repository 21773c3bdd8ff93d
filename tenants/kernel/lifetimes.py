"""How long a log-in is one, whoever's it is; its last use is noted now and then."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_
from sqlalchemy.sql.expression import SQLColumnExpression

from config import settings
from tenants.kernel import clock

LAG = timedelta(minutes=10)  # of the last use as it is noted: a page must not write for it


def is_alive(
    created_at: SQLColumnExpression[datetime], seen_at: SQLColumnExpression[datetime]
) -> ColumnElement[bool]:
    """A WHERE clause: neither idle nor too old (T28, T29)."""
    now = clock.now()
    return and_(
        seen_at > now - timedelta(minutes=settings.SESSION_IDLE_MINUTES),
        created_at > now - timedelta(hours=settings.SESSION_ABSOLUTE_HOURS),
    )


def is_stale(used_at: datetime | None) -> bool:
    """Whether a use should be noted again."""
    return used_at is None or used_at < clock.now() - LAG
