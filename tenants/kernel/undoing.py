"""Amends for what no database takes back, made when the transaction is undone."""

from collections.abc import Callable

from sqlalchemy import event

from tenants.kernel.db import ScopedSession, session

KEY = "if_undone"


def if_undone(act: Callable[[], None]) -> None:
    """Have `act` done should the open transaction be undone."""
    session().info.setdefault(KEY, []).append(act)


@event.listens_for(ScopedSession, "after_commit")
def _keep(kept: ScopedSession) -> None:
    kept.info.pop(KEY, None)


@event.listens_for(ScopedSession, "after_rollback")
def _undo(undone: ScopedSession) -> None:
    for act in undone.info.pop(KEY, ()):
        act()
