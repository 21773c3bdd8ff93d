"""Reads of the registry, for the console and for jobs that visit every tenant."""

from collections.abc import Sequence

from sqlalchemy import func, select

from tenants.kernel.db import session
from tenants.kernel.paging import LONG_PAGE, Page, page_of
from tenants.kernel.tenancy import Tenant
from tenants.registry.hosts import tenant_of
from tenants.registry.lifecycle import TenantState
from tenants.registry.models import OnboardingStep, TenantRecord


def by_key(key: str) -> TenantRecord | None:
    return session.scalar(select(TenantRecord).where(TenantRecord.key == key))


def by_region_codes(codes: Sequence[str]) -> Sequence[TenantRecord]:
    """Which of these regions are on the platform."""
    return session.scalars(select(TenantRecord).where(TenantRecord.region_code.in_(codes))).all()


def open_tenants() -> list[Tenant]:
    """All that are served, ordered by key."""
    rows = session.scalars(
        select(TenantRecord)
        .where(TenantRecord.state == TenantState.ACTIVE)
        .order_by(TenantRecord.key)
    )
    return [tenant_of(row) for row in rows]


def page(
    *, words: str = "", after: str | None = None, limit: int = LONG_PAGE
) -> Page[TenantRecord]:
    """Tenants by key, which is a position too."""
    query = select(TenantRecord).where(TenantRecord.key > (after or ""))
    if words:
        query = query.where(TenantRecord.name.icontains(words, autoescape=True))
    rows = session.scalars(query.order_by(TenantRecord.key).limit(limit + 1)).all()
    return page_of(rows, limit, lambda last: last.key)


def count_states() -> dict[str, int]:
    """How many tenants are in each state."""
    rows = session.execute(select(TenantRecord.state, func.count()).group_by(TenantRecord.state))
    return dict(rows.all())


def unfinished() -> Sequence[str]:
    """Keys of tenants whose preparation was interrupted: the sweeper resumes them."""
    return session.scalars(
        select(TenantRecord.key).where(TenantRecord.state == TenantState.PREPARING)
    ).all()


def steps(tenant_id: int) -> Sequence[OnboardingStep]:
    return session.scalars(
        select(OnboardingStep)
        .where(OnboardingStep.tenant_id == tenant_id)
        .order_by(OnboardingStep.position)
    ).all()


def behind(revision: str) -> list[tuple[str, str | None]]:
    """(key, revision) of each tenant whose schema is not at `revision`: one query for all."""
    rows = session.execute(
        select(TenantRecord.key, TenantRecord.schema_revision)
        .where(TenantRecord.schema_revision.is_distinct_from(revision))
        .where(TenantRecord.schema_revision.is_not(None))
        .order_by(TenantRecord.key)
    )
    return [(key, found) for key, found in rows]
