"""Rows of the outbox as a test writes and reads them, each time in a transaction of its own."""

from datetime import UTC, datetime

from tenants.kernel import outbox
from tenants.kernel.db import session, unit_of_work
from tenants.kernel.outbox import Announcement
from tenants.kernel.tenancy import Tenant

# Wednesday 25 November 2026, 07:30 in Sambas: a working day, after the digests' hour.
MORNING = datetime(2026, 11, 25, 0, 30, tzinfo=UTC)


def announce(tenant: Tenant, kind: str, *keys: str, **payload: object) -> None:
    """One row of this kind a key, due now."""
    with unit_of_work(tenant):
        for key in keys:
            outbox.announce(kind, {"key": key, **payload}, key=key)


def rows(tenant: Tenant) -> list[Announcement]:
    """All of a tenant's, as they were written."""
    with unit_of_work(tenant, read_only=True):
        found = session.query(Announcement).order_by(Announcement.id).all()
        session.expunge_all()
        return found


def row(tenant: Tenant, key: str) -> Announcement:
    (found,) = [each for each in rows(tenant) if each.dedupe_key == key]
    return found


def clear(*tenants: Tenant) -> None:
    """As if nobody had announced anything yet: onboarding has, at whatever the real time was."""
    for tenant in tenants:
        with unit_of_work(tenant):
            session.query(Announcement).delete()
