"""What a complaint is about; it decides the agency."""

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from tenants.complaints.lifecycle import Publishing
from tenants.kernel.db import Base, one_of

PHOTO_PROOF = "foto"


class Topic(Base):
    """A topic goes to a fixed agency, or to the office of the report's own place."""

    __tablename__ = "topic"
    __table_args__ = (
        one_of("office", ("agency", "district", "village")),
        CheckConstraint("(office = 'agency') = (agency_id IS NOT NULL)", name="agency"),
        CheckConstraint("closing_proof IN ('foto','pernyataan')", name="proof"),
    )

    code: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    family: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text)
    keywords: Mapped[list[str]] = mapped_column(ARRAY(Text))
    office: Mapped[str] = mapped_column(Text, default="agency")
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    classification: Mapped[str] = mapped_column(Text)
    closing_proof: Mapped[str] = mapped_column(Text)
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    outside: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, default=0)

    @property
    def needs_photo(self) -> bool:
        """Whether finished work is shown, not only said."""
        return self.closing_proof == PHOTO_PROOF


USUAL_THRESHOLD = 0.8


class RoutingSetting(Base):
    """One row: from which confidence a report goes on by itself, and whether it is public then.

    `reopen_days` are calendar days after its closing in which a report may be reopened.
    """

    __tablename__ = "routing_setting"
    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        one_of("publishing", Publishing),
        CheckConstraint("reopen_days BETWEEN 1 AND 3650", name="reopen_days"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    threshold: Mapped[float] = mapped_column(default=USUAL_THRESHOLD)
    publishing: Mapped[str] = mapped_column(Text, server_default=Publishing.BY_ITSELF)
    reopen_days: Mapped[int] = mapped_column(Integer, server_default=text("30"))
