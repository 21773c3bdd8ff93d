"""Who did what, appended and never changed: the tenant's role may only INSERT and SELECT."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Identity, Text
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel import clock
from tenants.kernel.db import Base, session

# Who acted, where it was no account: a tenant's own people are named by `people.Actor.label`.
SYSTEM = "system"  # the service itself
OPERATOR = "operator"  # whoever runs the platform, at its command line


class AuditEntry(Base):
    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    actor: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    detail: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)


def record(actor: str, action: str, subject: str, **detail: Any) -> None:
    """`record("account:45", "complaint.refer", "complaint:123", agency="dinas-pupr")`."""
    session.add(AuditEntry(actor=actor, action=action, subject=subject, detail=detail))
