"""A report being written, kept on the server so that Back and a lost connection lose nothing."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Integer, Text
from sqlalchemy.dialects.postgresql import BYTEA, JSONB, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.complaints.lifecycle import Author
from tenants.complaints.models.history import Entry
from tenants.kernel import clock
from tenants.kernel.db import Base

TYPED = "typed"
MOST_PHOTOS = 5  # with a report, and later with each line


class Draft(Base):
    """Answers so far; whoever holds the token may go on writing. Deleted when submitted.

    Under TYPED, by page: what stands in its fields and was not sent on yet. It is shown again and
    is never part of a report.
    """

    __tablename__ = "complaint_draft"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    token_digest: Mapped[bytes] = mapped_column(BYTEA, unique=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    updated_at: Mapped[datetime] = mapped_column(
        TIMESTAMP(timezone=True), default=clock.now, index=True
    )

    @property
    def typed(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = self.answers.get(TYPED, {})
        return found


class Photo(Base):
    """A re-encoded picture of a draft or a complaint; the file lies under a random key."""

    __tablename__ = "complaint_photo"
    __table_args__ = (
        CheckConstraint("(draft_id IS NULL) <> (complaint_id IS NULL)", name="parent"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    draft_id: Mapped[int | None] = mapped_column(
        ForeignKey("complaint_draft.id", ondelete="CASCADE"), index=True
    )
    complaint_id: Mapped[int | None] = mapped_column(
        ForeignKey("complaint.id", ondelete="CASCADE"), index=True
    )
    # The line it came with, where it came later than the report.
    entry_id: Mapped[int | None] = mapped_column(
        ForeignKey("complaint_entry.id", ondelete="CASCADE"), index=True
    )
    storage_key: Mapped[str] = mapped_column(Text, unique=True)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    # What its files take in the store; unknown of the oldest ones.
    byte_count: Mapped[int | None] = mapped_column(Integer)
    added_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    hidden_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))

    entry: Mapped[Entry | None] = relationship(lazy="raise")

    @property
    def is_unseen(self) -> bool:
        """Whether it came later and nobody of the staff has decided to show it."""
        return self.hidden_at is not None and self.hidden_at == self.added_at

    @property
    def is_after(self) -> bool:
        """Whether it shows the agency's work, not what was reported."""
        return self.entry is not None and self.entry.author == Author.OFFICER

    @property
    def is_hidden(self) -> bool:
        """Whether somebody of the staff keeps it from the public."""
        return self.hidden_at is not None
