"""What happened to a complaint: its timeline, and the instructions that passed it on."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ColumnElement,
    Float,
    ForeignKey,
    Identity,
    Index,
    Text,
    and_,
    case,
    or_,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.agencies import Agency
from tenants.complaints.lifecycle import JUDGED, Author, Deed, State
from tenants.kernel import clock
from tenants.kernel.db import Base, one_of
from tenants.people import ApiClient


class Entry(Base):
    """One line of the timeline. `author` is in whose part somebody acted: no person is named.

    `agency_id` is the agency that acted, or to which the complaint was passed on; `note` what a
    person wrote; `deed` what they did, with a picture by number or what `fact` names;
    `version` what the complaint became by it; `is_done` that the agency says the work is finished.
    """

    __tablename__ = "complaint_entry"
    __table_args__ = (
        one_of("author", Author),
        one_of("deed", Deed),
        CheckConstraint("author <> 'officer' OR agency_id IS NOT NULL", name="agency"),
        Index("complaint_entry_complaint_ix", "complaint_id", "id"),
        Index("complaint_entry_at_ix", "at", "id"),
        Index(
            "complaint_entry_client_ix",
            "client_id",
            "external_id",
            unique=True,
            postgresql_where="client_id IS NOT NULL",
        ),
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
    is_done: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    version: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    # The system that said it, and the number of its words there.
    client_id: Mapped[int | None] = mapped_column(ForeignKey("api_client.id"))
    external_id: Mapped[str | None] = mapped_column(Text)

    agency: Mapped[Agency | None] = relationship(lazy="raise")
    client: Mapped[ApiClient | None] = relationship(lazy="raise")

    @property
    def is_exchange(self) -> bool:
        """A question to the reporter or their answer: nobody besides the two sides reads it."""
        asked = self.state == State.NEEDS_REPORTER
        is_completion = self.author == Author.REPORTER and self.state not in JUDGED
        return asked or is_completion


def shown_to_all() -> ColumnElement[bool]:
    """Lines of which everybody may know that and when they happened: nothing internal, no deed."""
    return and_(~Entry.is_internal, Entry.deed.is_(None))


def told_to_all() -> ColumnElement[bool]:
    """Of these the ones that everybody may read with their words: no exchange."""
    return and_(shown_to_all(), ~_exchanged())


def public_note() -> ColumnElement[str | None]:
    """The words of a line that everybody may read; none of an exchange."""
    return case((_exchanged(), None), else_=Entry.note)


def _exchanged() -> ColumnElement[bool]:
    return and_(
        Entry.note.is_not(None),
        or_(
            Entry.state == State.NEEDS_REPORTER,
            and_(Entry.author == Author.REPORTER, Entry.state.not_in(JUDGED)),
        ),
    )


class Referral(Base):
    """An instruction (disposisi) passing a complaint to an agency, by a person or by itself.

    It ends when the agency gives the complaint back, or when the coordinator takes it back;
    `next_agency_id` is whose the agency said it is.
    """

    __tablename__ = "referral"
    __table_args__ = (
        CheckConstraint("confidence IS NULL OR confidence BETWEEN 0 AND 1", name="confidence"),
        Index(
            "referral_returned_ix", "returned_at", postgresql_where=text("returned_at IS NOT NULL")
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    complaint_id: Mapped[int] = mapped_column(
        ForeignKey("complaint.id", ondelete="CASCADE"), index=True
    )
    agency_id: Mapped[int] = mapped_column(ForeignKey("agency.id"))
    next_agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    confidence: Mapped[float | None] = mapped_column(Float)
    words: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    referred_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    returned_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    return_reason: Mapped[str | None] = mapped_column(Text)
    is_recalled: Mapped[bool] = mapped_column(default=False, server_default=text("false"))

    agency: Mapped[Agency] = relationship(foreign_keys=agency_id, lazy="raise")
    next_agency: Mapped[Agency | None] = relationship(foreign_keys=next_agency_id, lazy="raise")
