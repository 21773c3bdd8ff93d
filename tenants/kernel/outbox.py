"""Announcements: rows written with the change they tell of, taken by workers afterwards.

PostgreSQL is the ledger, the queue is only a doorbell (docs/decisions/004). A kind says what a
lost lease means for it: a LOCAL effect is one transaction with the row's end and may be taken
again; AT_LEAST_ONCE may be sent again under the same Message-ID; AT_MOST_ONCE becomes
`ambiguous` and is left to people. When a row is due and a lease is over is the database's to
say: a worker whose clock is wrong must not end what another is doing.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Identity,
    Index,
    Integer,
    Text,
    and_,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP, insert
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel import clock
from tenants.kernel.db import Base, one_of, session

BACK_OFF_MINUTES = (1, 5, 15, 60, 240, 720, 1440)
MOST_ATTEMPTS = len(BACK_OFF_MINUTES) + 1


class State(StrEnum):
    READY = "ready"
    CLAIMED = "claimed"
    DONE = "done"
    AMBIGUOUS = "ambiguous"
    DEAD = "dead"


class Announcement(Base):
    __tablename__ = "outbox"
    __table_args__ = (
        one_of("state", State),
        Index("outbox_open_ix", "not_before", postgresql_where="state IN ('ready', 'claimed')"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    # By bytes, so that the index finds all keys that begin alike.
    dedupe_key: Mapped[str] = mapped_column(Text(collation="C"), unique=True)
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    state: Mapped[str] = mapped_column(Text, default=State.READY)
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    not_before: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True))
    claimed_by: Mapped[str | None] = mapped_column(Text)
    claimed_until: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    started_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    created_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    done_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    last_error: Mapped[str | None] = mapped_column(Text)


def announce(
    kind: str, payload: Mapping[str, Any], *, key: str, not_before: datetime | None = None
) -> bool:
    """Tell the world once this transaction is true; False if `key` was announced before.

    `payload` holds ids and words, never what can be read from the rows; `key` names entity,
    version, channel and recipient: `complaint:123:v7:email:account:45`.
    """
    return announce_all(kind, [(key, payload)], not_before=not_before) == 1


def announce_all(
    kind: str,
    entries: Sequence[tuple[str, Mapping[str, Any]]],
    *,
    not_before: datetime | None = None,
) -> int:
    """Many announcements of one kind, a thousand a statement; how many were new."""
    if not entries:
        return 0
    rows = [
        {
            "kind": kind,
            "dedupe_key": key,
            "payload": dict(payload),
            "state": State.READY,
            "attempts": 0,
        }
        for key, payload in entries
    ]
    told = session.execute(
        insert(Announcement)
        .values(not_before=not_before or clock.shared(), created_at=clock.shared())
        .on_conflict_do_nothing(index_elements=["dedupe_key"])
        .returning(Announcement.id),
        rows,
    ).all()
    if told:
        session().info["announced"] = True
    return len(told)


def hasten(key: str) -> None:
    """What waits under this key is due now, and the worker is rung for it."""
    session.execute(
        update(Announcement)
        .where(Announcement.dedupe_key == key, Announcement.state == State.READY)
        .values(not_before=clock.shared())
    )
    session().info["announced"] = True


def _due(now: ColumnElement[datetime]) -> Any:
    return or_(
        and_(Announcement.state == State.READY, Announcement.not_before <= now),
        and_(Announcement.state == State.CLAIMED, Announcement.claimed_until < now),
    )


def claim(
    *, kinds: frozenset[str], lease: timedelta, at_most_once: frozenset[str] = frozenset()
) -> Announcement | None:
    """Take the next due row of `kinds`, under a fresh name, until the lease runs out.

    One at a time: a row that ends its worker's process must not use up its neighbours' attempts.
    Rows that may not be taken again are ended on the way (`_verdict`).
    """
    while (row := _next_due(kinds)) is not None:
        verdict = _verdict(row, at_most_once)
        if verdict is None:
            row.state, row.claimed_by = State.CLAIMED, secrets.token_hex(8)
            row.claimed_until = clock.shared() + lease
            row.attempts += 1
            session.flush()
            return row
        row.state, row.last_error = verdict
    return None


def _next_due(kinds: frozenset[str]) -> Announcement | None:
    return session.scalar(
        select(Announcement)
        .where(_due(clock.shared()), Announcement.kind.in_(kinds))
        .order_by(Announcement.not_before, Announcement.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def _verdict(row: Announcement, at_most_once: frozenset[str]) -> tuple[State, str] | None:
    """How a row ends whose lease ran out after sending began, or for the last time."""
    if row.started_at is not None and row.kind in at_most_once:
        return State.AMBIGUOUS, "the lease ran out after sending began"
    if row.attempts >= MOST_ATTEMPTS:
        return State.DEAD, "the lease ran out at every attempt"
    return None


def begin(row_id: int, claimed_by: str, *, lease: timedelta) -> bool:
    """Record that an effect outside the database starts now, under a whole lease.

    False if the lease was lost.
    """
    now = clock.shared()
    return if_mine(row_id, claimed_by, started_at=now, claimed_until=now + lease)


def finish(row_id: int, claimed_by: str) -> bool:
    """Done, if the lease is still mine: the caller must undo its transaction otherwise."""
    return if_mine(row_id, claimed_by, state=State.DONE, done_at=clock.shared(), last_error=None)


def bury(row_id: int, claimed_by: str, error: str) -> bool:
    """It can never succeed: shown to staff, with a button to try again."""
    return if_mine(row_id, claimed_by, state=State.DEAD, last_error=error[:500])


def doubt(row_id: int, claimed_by: str, error: str) -> bool:
    """It may have happened and must not happen twice: left for people to decide."""
    return if_mine(row_id, claimed_by, state=State.AMBIGUOUS, last_error=error[:500])


def postpone(row_id: int, claimed_by: str, attempts: int, error: str) -> bool:
    """It may succeed later: back off 1, 5, 15, 60 min … 24 h, with up to a fifth of jitter."""
    if attempts >= MOST_ATTEMPTS:
        return bury(row_id, claimed_by, error)
    minutes = BACK_OFF_MINUTES[attempts - 1] * (1 + secrets.randbelow(200) / 1000)
    return if_mine(
        row_id,
        claimed_by,
        state=State.READY,
        not_before=clock.shared() + timedelta(minutes=minutes),
        started_at=None,
        last_error=error[:500],
    )


def if_mine(row_id: int, claimed_by: str, **values: Any) -> bool:
    """Change a claimed row; False if the lease was lost, and nothing changed."""
    changed = session.execute(
        update(Announcement)
        .where(
            Announcement.id == row_id,
            Announcement.claimed_by == claimed_by,
            Announcement.state == State.CLAIMED,
        )
        .values(**values)
        .returning(Announcement.id)
    )
    return changed.first() is not None


def about(prefix: str) -> Sequence[Announcement]:
    """All rows whose key begins so, oldest first; `prefix` holds no % and no _."""
    beginning = Announcement.dedupe_key.like(f"{prefix}%")
    return session.scalars(select(Announcement).where(beginning).order_by(Announcement.id)).all()


def failed() -> Sequence[Announcement]:
    """All rows that nothing more happens to by itself, oldest first."""
    ended = Announcement.state.in_((State.DEAD, State.AMBIGUOUS))
    return session.scalars(select(Announcement).where(ended).order_by(Announcement.id)).all()


def again(row: Announcement) -> None:
    """Have a dead or ambiguous row tried from the beginning: a person decided so."""
    row.state, row.attempts = State.READY, 0
    row.not_before = clock.shared()
    row.started_at = row.last_error = None
    session().info["announced"] = True


def announced() -> bool:
    """Whether the open transaction has something to tell: the edge rings the doorbell then."""
    return bool(session.registry.has() and session().info.get("announced"))


def count_overdue(older_than: timedelta) -> int:
    """Rows that should have moved by now: for the sweeper's report and the health page."""
    late = clock.shared() - older_than
    return len(session.scalars(select(Announcement.id).where(_due(late)).limit(1000)).all())
