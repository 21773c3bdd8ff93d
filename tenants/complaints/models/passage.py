"""A report that went to another region, or came from one: what each side keeps of it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Integer, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from tenants.complaints.lifecycle import State
from tenants.kernel import clock
from tenants.kernel.db import Base, one_of
from tenants.kernel.envelopes import Failure
from tenants.kernel.words import N_, Word

_MOMENT = TIMESTAMP(timezone=True)


class Way(Word):
    """In which direction a report went."""

    OUT = "keluar", N_("Dialihkan ke daerah lain")
    IN = "masuk", N_("Dari daerah lain")


class Passage(Base):
    """One passing of a report between two regions; `token` names it on both sides.

    Going out, `state`, `agency_name` and `due_at` are the report's over there as last told, at
    `their_version` of it; None before anything was. While its reporter is asked something, `due_at`
    is until when; `heard_version` is the one whose answer they judged, or whose question they
    answered. Coming in, `place` is where it is in the other region's words, and it is not sent on
    before a person has said which village that is (`is_placed`).
    """

    __tablename__ = "passage"
    __table_args__ = (
        one_of("way", Way),
        one_of("state", State),
        one_of("failure", Failure),
        UniqueConstraint("way", "region_key", "token"),
        Index("passage_complaint_ix", "complaint_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"))
    way: Mapped[str] = mapped_column(Text)
    region_key: Mapped[str] = mapped_column(Text)
    region_name: Mapped[str] = mapped_column(Text)
    token: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    passed_at: Mapped[datetime] = mapped_column(_MOMENT, default=clock.now)
    their_reference: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    is_placed: Mapped[bool] = mapped_column(default=True)
    state: Mapped[str | None] = mapped_column(Text)
    their_version: Mapped[int] = mapped_column(Integer, default=0)
    agency_name: Mapped[str | None] = mapped_column(Text)
    due_at: Mapped[datetime | None] = mapped_column(_MOMENT)
    heard_version: Mapped[int | None] = mapped_column(Integer)
    ended_at: Mapped[datetime | None] = mapped_column(_MOMENT)
    end_note: Mapped[str | None] = mapped_column(Text)
    failure: Mapped[str | None] = mapped_column(Text)

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def status(self) -> State | None:
        return State(self.state) if self.state else None

    def asks_reporter(self, state: State) -> bool:
        """Whether its reporter has a say now, and has not had it: is it done, what must be known.

        `state` is the one that asks it: ANSWERED or NEEDS_REPORTER.
        """
        is_new = self.heard_version is None or self.heard_version < self.their_version
        return self.is_open and self.status is state and is_new


class PassageLine(Base):
    """What happened to it over there, as it was told: shown beside the report's own timeline."""

    __tablename__ = "passage_line"
    __table_args__ = (
        one_of("state", State),
        Index("passage_line_passage_ix", "passage_id", "at"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    passage_id: Mapped[int] = mapped_column(ForeignKey("passage.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(Text)
    agency_name: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(_MOMENT)

    @property
    def is_exchange(self) -> bool:
        """A question to the reporter: nobody besides the two sides reads it."""
        return self.state == State.NEEDS_REPORTER
