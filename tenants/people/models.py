"""Accounts, their roles and sessions, and the links that let someone set a password."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Identity,
    Text,
    UniqueConstraint,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import BYTEA, TIMESTAMP
from sqlalchemy.orm import Mapped, column_property, mapped_column

from tenants.kernel import clock
from tenants.kernel.db import Base, one_of
from tenants.kernel.words import N_, Word
from tenants.people.actors import Actor, Kind
from tenants.people.roles import Grant, Grants, Role


class Frequency(Word):
    """How often mail of one kind comes: at once, or gathered in a digest."""

    AT_ONCE = "at_once", N_("Langsung")
    DAILY = "daily", N_("Setiap hari")
    WEEKLY = "weekly", N_("Setiap minggu")
    NEVER = "never", N_("Jangan kirim")


OF_WORK = (Frequency.DAILY, Frequency.WEEKLY, Frequency.NEVER)


class Standing(Word):
    """Whether somebody can sign in: derived, never stored."""

    INVITED = "diundang", N_("Diundang"), "busy"
    ACTIVE = "aktif", N_("Aktif"), "good"
    DISABLED = "nonaktif", N_("Nonaktif"), "bad"


class AccountRole(Base):
    """A role given to an account: an officer's or head's for one agency, others for the tenant.

    Everybody is a resident: that is no row. `granted_by` is empty where the service gave it.
    """

    __tablename__ = "account_role"
    __table_args__ = (
        one_of("role", Role),
        CheckConstraint("(role IN ('officer','head')) = (agency_id IS NOT NULL)", name="agency"),
        UniqueConstraint("account_id", "role", "agency_id", postgresql_nulls_not_distinct=True),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(Text)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agency.id"), index=True)
    granted_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    granted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))


class Account(Base):
    """A person known to this tenant. The same person in two tenants is two accounts."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email"),
        one_of("digest", OF_WORK),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    email: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str | None] = mapped_column(Text)
    locale: Mapped[str] = mapped_column(Text, default="id")
    # Of one's work here; a resident's own wishes are with the service that writes to them.
    digest: Mapped[str] = mapped_column(Text, default=Frequency.DAILY)
    # Asked for by who leads: the week's report as a PDF, on Monday morning.
    weekly_report: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    created_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    verified_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    disabled_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    # Read with every account, in the same statement: roles are asked for at each request (T29).
    held: Mapped[list[tuple[str, int | None]] | None] = column_property(
        select(func.jsonb_agg(func.jsonb_build_array(AccountRole.role, AccountRole.agency_id)))
        .where(AccountRole.account_id == id)  # noqa: A003 - the column above
        .correlate_except(AccountRole)
        .scalar_subquery()
    )

    @property
    def grants(self) -> Grants:
        """The roles it was given, as the database had them when the account was read."""
        return Grants(Grant(Role(role), agency_id) for role, agency_id in self.held or ())

    @property
    def agency_ids(self) -> frozenset[int]:
        """The agencies it is an officer of."""
        return self.grants.agency_ids

    @property
    def is_staff(self) -> bool:
        return self.grants.is_staff

    @classmethod
    def is_active(cls) -> ColumnElement[bool]:
        """`Standing.ACTIVE`, for a query."""
        return cls.disabled_at.is_(None) & cls.verified_at.is_not(None)

    @property
    def standing(self) -> Standing:
        if self.disabled_at:
            return Standing.DISABLED
        return Standing.ACTIVE if self.verified_at else Standing.INVITED

    def as_actor(self, proofs: frozenset[str] = frozenset()) -> Actor:
        """The account as permissions and the audit see it."""
        return Actor(Kind.ACCOUNT, self.id, self.name, self.grants, proofs)


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
    __table_args__ = (one_of("purpose", LinkPurpose),)

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
