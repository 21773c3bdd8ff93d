"""Accounts, their sessions, and the links that let someone set a password."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Text
from sqlalchemy.dialects.postgresql import BYTEA, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.agencies import Agency
from tenants.kernel import clock
from tenants.kernel.db import Base
from tenants.people.actors import Actor, Kind
from tenants.people.roles import STAFF, Role


class Frequency(StrEnum):
    """How often a digest comes."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class Account(Base):
    """A person known to this tenant. The same person in two tenants is two accounts."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email"),
        CheckConstraint("role IN ('resident','officer','coordinator','tenant_admin')", name="role"),
        CheckConstraint("role <> 'officer' OR agency_id IS NOT NULL", name="officer_agency"),
        CheckConstraint("digest IN ('daily','weekly','never')", name="digest"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    email: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str | None] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text, default=Role.RESIDENT)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    locale: Mapped[str] = mapped_column(Text, default="id")
    digest: Mapped[str] = mapped_column(Text, default=Frequency.DAILY)
    created_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    verified_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    disabled_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))

    agency: Mapped[Agency | None] = relationship(lazy="raise")

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF

    def as_actor(self, proofs: frozenset[str] = frozenset()) -> Actor:
        """The account as permissions and the audit see it."""
        return Actor(Kind.ACCOUNT, self.id, self.role, self.agency_id, self.name, proofs)


class AccountSession(Base):
    """A log-in; the cookie holds its token, this row only the token's digest (T22)."""

    __tablename__ = "account_session"

    digest: Mapped[bytes] = mapped_column(BYTEA, primary_key=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    seen_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)


class LinkPurpose(StrEnum):
    """Why a link was mailed, and for how many hours it works."""

    INVITATION = "invitation"
    VERIFICATION = "verification"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a stored word

    @property
    def hours(self) -> float:
        return {"invitation": 7 * 24, "verification": 24, "password_reset": 0.5}[self]


class AccessLink(Base):
    """A mailed link that sets a password or proves an address: used once, then gone."""

    __tablename__ = "access_link"
    __table_args__ = (
        CheckConstraint(
            "purpose IN ('invitation','verification','password_reset')", name="purpose"
        ),
    )

    digest: Mapped[bytes] = mapped_column(BYTEA, primary_key=True)
    account_id: Mapped[int] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    purpose: Mapped[str] = mapped_column(Text)
    expires_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True))


class RefusedAddress(Base):
    """An address that its mail server refused for good: an account's or a reporter's."""

    __tablename__ = "refused_address"

    email: Mapped[str] = mapped_column(Text, primary_key=True)
    said: Mapped[str] = mapped_column(Text)
    refused_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
