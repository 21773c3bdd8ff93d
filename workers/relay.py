"""From outbox rows to effects; and the sweeper that finds what no doorbell announced.

Local effects and their row's end are one transaction: exactly once. A mail is begun, sent and
ended in three steps; what a crash between them means is its kind's promise.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from config import settings
from tenants import registry
from tenants.kernel import outbox
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.tenancy import Tenant
from workers import job, post
from workers.app import app
from workers.effects import LOCAL, MAIL, Promise
from workers.queues import EFFECTS, queue

BATCH = 20

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


@job
def drain_effects(tenant: Tenant) -> None:
    """Do every local effect that is due; ring for the mail they brought."""
    while rows := _claim(tenant, frozenset(LOCAL)):
        for row in rows:
            _effect(tenant, row)
    ring_mail(tenant.key)


@job
def drain_mail(tenant: Tenant) -> None:
    """Send every mail that is due."""
    while rows := _claim(tenant, frozenset(MAIL)):
        for row in rows:
            _mail(tenant, row)


def ring_mail(tenant_key: str) -> None:
    queue("mail").enqueue("workers.relay.drain_mail", tenant_key, result_ttl=0)


def sweep() -> None:
    """Ring for every tenant with rows that should have moved by now: lost nudges, lost leases."""
    with app().app_context():
        with unit_of_work(PLATFORM, read_only=True):
            tenants = registry.queries.open_tenants()
            unfinished = registry.queries.unfinished()
        for tenant in tenants:
            with unit_of_work(tenant, read_only=True):
                waiting = outbox.count_overdue(timedelta(seconds=5))
            if waiting:
                log.info("sweep.found", tenant=tenant.key, count=waiting)
                queue(EFFECTS).enqueue("workers.relay.drain_effects", tenant.key, result_ttl=0)
        for key in unfinished:
            queue(EFFECTS).enqueue("workers.onboarding.onboard", key, result_ttl=0)


def _claim(tenant: Tenant, kinds: frozenset[str]) -> list[Claimed]:
    at_most_once = frozenset(
        kind for kind, mail in MAIL.items() if mail.promise is Promise.AT_MOST_ONCE
    )
    with unit_of_work(tenant):
        rows = outbox.claim(
            kinds=kinds,
            limit=BATCH,
            lease=timedelta(seconds=settings.LEASE_SECONDS),
            at_most_once=at_most_once,
        )
        return [
            Claimed(
                row.id, row.kind, row.dedupe_key, row.payload, row.attempts, row.claimed_by or ""
            )
            for row in rows
        ]


def _effect(tenant: Tenant, row: Claimed) -> None:
    try:
        with unit_of_work(tenant):
            LOCAL[row.kind](row.payload)
            if not outbox.finish(row.id, row.claimed_by):
                raise LeaseLostError(row.key)
    except LeaseLostError:
        log.warning("outbox.lease_lost", key=row.key)
    except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
        log.exception("outbox.effect_failed", key=row.key)
        _postpone(tenant, row, repr(error))


def _mail(tenant: Tenant, row: Claimed) -> None:
    try:
        with unit_of_work(tenant):
            outgoing = MAIL[row.kind].compose(row.payload, row.key)
            if outgoing is None:  # nothing to say, or nobody left to say it to
                outbox.finish(row.id, row.claimed_by)
                return
            if not outbox.begin(row.id, row.claimed_by):
                raise LeaseLostError(row.key)
    except LeaseLostError:
        log.warning("outbox.lease_lost", key=row.key)
        return
    except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
        log.exception("outbox.compose_failed", key=row.key)
        _postpone(tenant, row, repr(error))
        return
    _deliver(tenant, row, outgoing)


def _deliver(tenant: Tenant, row: Claimed, outgoing: post.Outgoing) -> None:
    try:
        post.send(outgoing)
    except post.RefusedError as error:
        with unit_of_work(tenant):
            outbox.bury(row.id, row.claimed_by, str(error))
    except post.NotSentError as error:
        _postpone(tenant, row, str(error))
    except post.UncertainError as error:
        if MAIL[row.kind].promise is Promise.AT_MOST_ONCE:
            with unit_of_work(tenant):
                outbox.doubt(row.id, row.claimed_by, str(error))
        else:
            _postpone(tenant, row, str(error))
    else:
        with unit_of_work(tenant):
            outbox.finish(row.id, row.claimed_by)


def _postpone(tenant: Tenant, row: Claimed, error: str) -> None:
    with unit_of_work(tenant):
        outbox.postpone(row.id, row.claimed_by, row.attempts, error)
