"""Whom we write to about reports, how often of what, and at which hours."""

from datetime import datetime
from typing import Self

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Text
from sqlalchemy.dialects.postgresql import TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tenants.kernel import clock, quiet
from tenants.kernel.db import Base, one_of
from tenants.kernel.words import SOURCE
from tenants.people import Account, Frequency


class Follower(Base):
    """Somebody whom we write to, an account's owner or an address without one, and their wishes.

    How often they hear, by kind: `own` of what they reported, `reports` of what they follow,
    `places` of areas and topics. Quiet hours are full hours in the tenant's zone: the usual ones
    where they are empty, none where both are alike.
    """

    __tablename__ = "complaint_follower"
    __table_args__ = (
        CheckConstraint("(account_id IS NULL) <> (email IS NULL)", name="whose"),
        CheckConstraint("email = lower(email)", name="email"),
        one_of("own", Frequency),
        one_of("reports", Frequency),
        one_of("places", Frequency),
        CheckConstraint(
            "(quiet_from IS NULL) = (quiet_until IS NULL)"
            " AND (quiet_from BETWEEN 0 AND 23) IS NOT FALSE"
            " AND (quiet_until BETWEEN 0 AND 23) IS NOT FALSE",
            name="quiet",
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    account_id: Mapped[int | None] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), unique=True
    )
    email: Mapped[str | None] = mapped_column(Text, unique=True)
    locale: Mapped[str] = mapped_column(Text, default=SOURCE)
    own: Mapped[str] = mapped_column(Text, default=Frequency.AT_ONCE)
    reports: Mapped[str] = mapped_column(Text, default=Frequency.AT_ONCE)
    places: Mapped[str] = mapped_column(Text, default=Frequency.WEEKLY)
    quiet_from: Mapped[int | None]
    quiet_until: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    # When their address was proved: an account's was, by its password.
    confirmed_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))

    account: Mapped[Account | None] = relationship(lazy="joined")

    @classmethod
    def usual(cls) -> Self:
        """The wishes of whoever has said none; no row."""
        return cls(own=Frequency.AT_ONCE, reports=Frequency.AT_ONCE, places=Frequency.WEEKLY)

    @property
    def address(self) -> str:
        return self.account.email if self.account else self.email or ""

    @property
    def language(self) -> str:
        return self.account.locale if self.account else self.locale

    @property
    def first_name(self) -> str:
        """Of an address without an account nobody knows one."""
        return self.account.name.split(" ")[0] if self.account else ""

    @property
    def quiet_hours(self) -> tuple[int, int]:
        """From which full hour to which they get no mail: as they say, or as is usual."""
        if self.quiet_from is None or self.quiet_until is None:
            return quiet.usual_hours()
        return self.quiet_from, self.quiet_until

    @property
    def is_reachable(self) -> bool:
        """Whether they are still here, and the address was theirs."""
        if self.account:
            return self.account.disabled_at is None
        return self.confirmed_at is not None
