"""A row of the outbox in a worker's hands: one at a time, under a lease."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from config import settings
from tenants.kernel import outbox
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant

TURN_SECONDS = 5  # then other tenants come first; also how long a stop may have to wait
NONE: frozenset[str] = frozenset()

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row as this worker holds it."""

    id: int
    kind: str
    key: str
    payload: dict[str, Any]
    attempts: int
    claimed_by: str


class LeaseLostError(RuntimeError):
    """Another worker took the row: undo what was done for it."""


def drain(
    tenant: Tenant,
    kinds: frozenset[str],
    do: Callable[[Tenant, Claimed], None],
    *,
    at_most_once: frozenset[str] = NONE,
) -> bool:
    """Do what is due, one row and one lease at a time; False if the turn was over before."""
    deadline = time.monotonic() + TURN_SECONDS
    while row := _claim(tenant, kinds, at_most_once):
        do(tenant, row)
        if time.monotonic() > deadline:
            return False
    return True


def _claim(tenant: Tenant, kinds: frozenset[str], at_most_once: frozenset[str]) -> Claimed | None:
    with unit_of_work(tenant):
        row = outbox.claim(kinds=kinds, lease=lease(), at_most_once=at_most_once)
        if row is None:
            return None
        return Claimed(
            row.id, row.kind, row.dedupe_key, row.payload, row.attempts, row.claimed_by or ""
        )


def lease() -> timedelta:
    return timedelta(seconds=settings.LEASE_SECONDS)


def postpone(tenant: Tenant, row: Claimed, error: str) -> None:
    log.warning("outbox.postponed", key=row.key, attempts=row.attempts)
    with unit_of_work(tenant):
        outbox.postpone(row.id, row.claimed_by, row.attempts, error)
