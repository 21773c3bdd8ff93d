"""What one region sends another: made in the sender's scope, taken in once in the recipient's.

Neither schema is opened to the other. An action announces it like any other effect; the carrier
(workers/carrying.py) makes an envelope of that row, and hands it over in a transaction of the
recipient's own. Who sent it is where it was read, so nobody writes another's name on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Text, select, update
from sqlalchemy.dialects.postgresql import TIMESTAMP, insert
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel import audit, clock
from tenants.kernel.db import Base, session
from tenants.kernel.outbox import Announcement, State
from tenants.kernel.words import N_, Word

PATIENCE = timedelta(hours=1)  # with a recipient that is closed for a time


class Failure(Word):
    """Why an envelope did not come to its recipient."""

    CLOSED = "tutup", N_("Daerah itu sedang ditutup di platform ini.")
    REFUSED = "ditolak", N_("Sistem di sana tidak menerima kirimannya.")


class Sender(NamedTuple):
    """The region an envelope comes from, as the carrier found it."""

    key: str
    name: str

    @property
    def label(self) -> str:
        """How the recipient's audit names it."""
        return f"region:{self.key}"


class Attached(NamedTuple):
    """A picture that travels along; the recipient stores it anew under a key of its own."""

    content: bytes
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Envelope:
    """`to` is the recipient's key; `key` the sender's name for it, the same at every attempt.

    `body` holds plain values and nothing by which the sender's rows could be found.
    """

    to: str
    kind: str
    key: str
    body: Mapping[str, Any]
    pictures: tuple[Attached, ...] = ()


class Arrival(Base):
    """An envelope that has come, and why it was refused if it was: each is dealt with once."""

    __tablename__ = "arrival"

    sender: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    arrived_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    refusal: Mapped[str | None] = mapped_column(Text)


def take_in(sender: Sender, envelope: Envelope) -> bool:
    """Whether it is new here: whoever carries the same at the same time waits for the outcome."""
    return _note(sender, envelope, refusal=None)


def refuse(sender: Sender, envelope: Envelope, why: str) -> None:
    """It was not taken, and never will be; the audit names who sent it."""
    if _note(sender, envelope, refusal=why):
        audit.record(sender.label, "envelope.refuse", envelope.kind, key=envelope.key, why=why)


def refusal(sender: Sender, envelope: Envelope) -> str | None:
    """Why it was refused; None where it was taken in."""
    found = select(Arrival.refusal)
    mine = found.where(Arrival.sender == sender.key, Arrival.key == envelope.key)
    return session.scalars(mine).one()


def _note(sender: Sender, envelope: Envelope, refusal: str | None) -> bool:
    new = session.execute(
        insert(Arrival)
        .values(
            sender=sender.key,
            key=envelope.key,
            kind=envelope.kind,
            arrived_at=clock.now(),
            refusal=refusal,
        )
        .on_conflict_do_nothing()
        .returning(Arrival.key)
    )
    return new.first() is not None


def wait(row_id: int, claimed_by: str) -> None:
    """The recipient is closed: carried again later, and no attempt of the row is used up."""
    session.execute(
        update(Announcement)
        .where(
            Announcement.id == row_id,
            Announcement.claimed_by == claimed_by,
            Announcement.state == State.CLAIMED,
        )
        .values(
            state=State.READY,
            attempts=0,
            not_before=clock.shared() + PATIENCE,
            last_error="the recipient is closed",
        )
    )
