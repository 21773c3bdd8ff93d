"""Closing a region for a time and opening it again; who did it, and why, is kept."""

from sqlalchemy import select

from tenants.kernel.db import session
from tenants.kernel.errors import Conflict
from tenants.kernel.words import N_
from tenants.registry.actions import move
from tenants.registry.lifecycle import TenantState
from tenants.registry.models import PlatformAudit, TenantRecord


def suspend(key: str, *, reason: str, by: str) -> TenantRecord:
    """Serve it no longer: its data stays, its mail waits, its deadlines run on.

    `by` is the actor as the audit names them. NotFound, or Conflict for one that is not served.
    """
    record = move(key, TenantState.SUSPENDED)
    _record(by, "tenant.suspend", key, reason)
    return record


def resume(key: str, *, reason: str, by: str) -> TenantRecord:
    """Serve it again; NotFound, or Conflict for one that was not suspended."""
    if is_unfinished(key):
        message = N_("Daerah ini belum selesai disiapkan.")
        raise Conflict(message)
    record = move(key, TenantState.ACTIVE)
    _record(by, "tenant.resume", key, reason)
    return record


def is_unfinished(key: str) -> bool:
    """From there, too, a move leads to ACTIVE: onboarding's own."""
    ready_at = select(TenantRecord.ready_at).where(TenantRecord.key == key)
    return session.execute(ready_at).first() == (None,)


def last_change(key: str) -> PlatformAudit | None:
    """The newest suspending or resuming of a region."""
    about = select(PlatformAudit).where(PlatformAudit.subject == f"tenant:{key}")
    return session.scalar(about.order_by(PlatformAudit.id.desc()).limit(1))


def _record(by: str, action: str, key: str, reason: str) -> None:
    detail = {"reason": reason}
    session.add(PlatformAudit(actor=by, action=action, subject=f"tenant:{key}", detail=detail))
