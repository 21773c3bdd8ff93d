"""Which tenants exist, at which hosts, and how far their onboarding has come."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    ForeignKey,
    Identity,
    Index,
    Integer,
    SmallInteger,
    Text,
)
from sqlalchemy.dialects.postgresql import BYTEA, JSONB, TIMESTAMP
from sqlalchemy.orm import Mapped, mapped_column

from tenants.kernel import audit, clock
from tenants.kernel.db import RegistryBase, one_of
from tenants.registry.lifecycle import StepState, TenantState


class TenantRecord(RegistryBase):
    __tablename__ = "tenant"
    __table_args__ = (
        one_of("state", TenantState),
        CheckConstraint("key ~ '^[a-z][a-z0-9]{1,30}$'", name="key"),
        one_of("kind", ("kabupaten", "kota")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    key: Mapped[str] = mapped_column(Text, unique=True)
    region_code: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    province: Mapped[str] = mapped_column(Text)
    timezone: Mapped[str] = mapped_column(Text)
    prefix: Mapped[str] = mapped_column(Text, unique=True)
    accent: Mapped[str] = mapped_column(Text)
    bulkhead: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[str] = mapped_column(Text, default=TenantState.PREPARING)
    schema_revision: Mapped[str | None] = mapped_column(Text)
    migration_error: Mapped[str | None] = mapped_column(Text)
    admin_email: Mapped[str] = mapped_column(Text)
    admin_name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    ready_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))


class TenantHost(RegistryBase):
    """A host name, lower-case, without port; exactly one a tenant is canonical."""

    __tablename__ = "tenant_domain"
    __table_args__ = (
        Index(
            "tenant_domain_canonical_ix", "tenant_id", unique=True, postgresql_where="is_canonical"
        ),
    )

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    tenant_id: Mapped[int] = mapped_column(ForeignKey("tenant.id", ondelete="CASCADE"))
    is_canonical: Mapped[bool] = mapped_column(default=True)


class RetiredSlug(RegistryBase):
    """A deleted tenant's slug, kept from reuse for twelve months (T7)."""

    __tablename__ = "retired_slug"

    slug: Mapped[str] = mapped_column(Text, primary_key=True)
    until: Mapped[date] = mapped_column(Date)


class OnboardingStep(RegistryBase):
    """One step of a tenant's onboarding: what the progress bar shows, what a resume skips.

    `facts` are what its words are filled with (onboarding/steps.py), or the `error` it struck.
    """

    __tablename__ = "onboarding_step"
    __table_args__ = (one_of("state", StepState),)

    tenant_id: Mapped[int] = mapped_column(
        ForeignKey("tenant.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(Text, default=StepState.WAITING)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    started_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))
    finished_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))


class Operator(RegistryBase):
    """A super-admin: a person of the platform, never of a tenant."""

    __tablename__ = "operator"

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    email: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str] = mapped_column(Text)
    disabled_at: Mapped[datetime | None] = mapped_column(TIMESTAMP(timezone=True))

    @property
    def label(self) -> str:
        """How the audit names them."""
        return f"{audit.OPERATOR}:{self.id}"


class OperatorSession(RegistryBase):
    __tablename__ = "operator_session"

    digest: Mapped[bytes] = mapped_column(BYTEA, primary_key=True)
    operator_id: Mapped[int] = mapped_column(ForeignKey("operator.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    seen_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)


class PlatformAudit(RegistryBase):
    """Who of the platform did what to which region, appended and never changed."""

    __tablename__ = "audit"
    __table_args__ = (Index("audit_subject_ix", "subject", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
    actor: Mapped[str] = mapped_column(Text)
    action: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    detail: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)


class Turn(RegistryBase):
    """Who runs a recurring job for a period: the first to insert the row (reliability, sweeper)."""

    __tablename__ = "turn"

    job_name: Mapped[str] = mapped_column(Text, primary_key=True)
    period_start: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), primary_key=True)
    taken_at: Mapped[datetime] = mapped_column(TIMESTAMP(timezone=True), default=clock.now)
