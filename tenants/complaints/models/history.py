"""What happened to a complaint: its timeline, and the instructions that passed it on."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Float, ForeignKey, Identity, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.agencies import Agency
from tenants.complaints.lifecycle import Author, Deed
from tenants.kernel import clock
from tenants.kernel.db import Base, one_of


class Entry(Base):
    """One line of the timeline. `author` is in whose part somebody acted: no person is named.

    `agency_id` is the agency that acted, or to which the complaint was passed on; `note` what a
    person wrote; `deed` what they did, with a picture by number or what `fact` names.
    """

    __tablename__ = "complaint_entry"
    __table_args__ = (
        one_of("author", Author),
        one_of("deed", Deed),
        CheckConstraint("author <> 'officer' OR agency_id IS NOT NULL", name="agency"),
        Index("complaint_entry_complaint_ix", "complaint_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    note: Mapped[str | None] = mapped_column(Text)
    deed: Mapped[str | None] = mapped_column(Text)
    photo_number: Mapped[int | None]
    fact: Mapped[str | None] = mapped_column(Text)
    is_internal: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)

    agency: Mapped[Agency | None] = relationship(lazy="raise")


class Referral(Base):
    """An instruction (disposisi) passing a complaint to an agency, by a person or by itself.

    It ends when the agency gives the complaint back, or when the coordinator takes it back.
    """

    __tablename__ = "referral"
    __table_args__ = (
        CheckConstraint("confidence IS NULL OR confidence BETWEEN 0 AND 1", name="confidence"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    complaint_id: Mapped[int] = mapped_column(
        ForeignKey("complaint.id", ondelete="CASCADE"), index=True
    )
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    confidence: Mapped[float | None] = mapped_column(Float)
    words: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    referred_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    returned_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    return_reason: Mapped[str | None] = mapped_column(Text)
    is_recalled: Mapped[bool] = mapped_column(default=False, server_default=text("false"))

    agency: Mapped[Agency] = relationship(lazy="raise")
