"""What has come from other regions: each envelope is dealt with once, and a refusal is kept."""

from datetime import datetime

from sqlalchemy import Text, select
from sqlalchemy.dialects.postgresql import TIMESTAMP, insert
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel import audit, clock
from tenants.kernel.db import Base, session
from tenants.kernel.envelopes import Envelope, Sender


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


def has_taken(sender: Sender, key: str) -> bool:
    """Whether an envelope has come and was taken in."""
    mine = Arrival.sender == sender.key, Arrival.key == key, Arrival.refusal.is_(None)
    return session.scalar(select(Arrival.key).where(*mine)) is not None


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
