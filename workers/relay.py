"""From outbox rows to effects; and the sweeper that finds what no doorbell announced.

Local effects and their row's end are one transaction: exactly once. A mail is begun, sent and
ended in three steps; what a crash between them means is its kind's promise.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from config import settings
from tenants import people, registry
from tenants.kernel import deferral, outbox
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.tenancy import Tenant
from workers import job, post, queues
from workers.app import app
from workers.effects import LOCAL, MAIL, Promise
from workers.queues import EFFECTS, ask

TURN_SECONDS = 5  # then other tenants come first; also how long a stop may have to wait
NUDGE_PATIENCE = timedelta(seconds=5)
AT_MOST_ONCE = frozenset(
    kind for kind, mail in MAIL.items() if mail.promise is Promise.AT_MOST_ONCE
)

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
    if not _drain(tenant, frozenset(LOCAL), _effect):
        ask(EFFECTS, "workers.relay.drain_effects", tenant.key)
    ring_mail(tenant.key)


@job
def drain_mail(tenant: Tenant) -> None:
    """Send every mail that is due."""
    if not _drain(tenant, frozenset(MAIL), _mail):
        ring_mail(tenant.key)


def ring_mail(tenant_key: str) -> None:
    ask(queues.MAIL, "workers.relay.drain_mail", tenant_key)


def sweep() -> None:
    """Ring for every tenant with rows that should have moved by now: lost nudges, lost leases."""
    with app().app_context():
        with unit_of_work(PLATFORM, read_only=True):
            tenants = registry.queries.open_tenants()
            unfinished = registry.queries.unfinished()
        for tenant in tenants:
            _look_after(tenant)
        for key in unfinished:
            ask(EFFECTS, "workers.onboarding.onboard", key)


def _look_after(tenant: Tenant) -> None:
    try:
        with unit_of_work(tenant, read_only=True):
            waiting = outbox.count_overdue(NUDGE_PATIENCE)
    except Exception:
        log.exception("sweep.failed", tenant=tenant.key)  # the other regions are looked after
        return
    if waiting:
        log.info("sweep.found", tenant=tenant.key, count=waiting)
        ask(EFFECTS, "workers.relay.drain_effects", tenant.key)


def _drain(tenant: Tenant, kinds: frozenset[str], do: Callable[[Tenant, Claimed], None]) -> bool:
    """Do what is due, one row and one lease at a time; False if the turn was over before."""
    deadline = time.monotonic() + TURN_SECONDS
    while row := _claim(tenant, kinds):
        do(tenant, row)
        if time.monotonic() > deadline:
            return False
    return True


def _claim(tenant: Tenant, kinds: frozenset[str]) -> Claimed | None:
    with unit_of_work(tenant):
        row = outbox.claim(kinds=kinds, lease=_lease(), at_most_once=AT_MOST_ONCE)
        if row is None:
            return None
        return Claimed(
            row.id, row.kind, row.dedupe_key, row.payload, row.attempts, row.claimed_by or ""
        )


def _lease() -> timedelta:
    return timedelta(seconds=settings.LEASE_SECONDS)


def _effect(tenant: Tenant, row: Claimed) -> None:
    try:
        with unit_of_work(tenant):
            LOCAL[row.kind](row.payload)
            if not outbox.finish(row.id, row.claimed_by):
                raise LeaseLostError(row.key)
    except LeaseLostError:
        log.warning("outbox.lease_lost", key=row.key)
    except Exception as error:
        log.exception("outbox.effect_failed", key=row.key)
        _postpone(tenant, row, repr(error))


def _mail(tenant: Tenant, row: Claimed) -> None:
    try:
        with unit_of_work(tenant):
            outgoing = MAIL[row.kind].compose(row.payload, row.key)
            if outgoing is None:  # nothing to say, or nobody left to say it to
                outbox.finish(row.id, row.claimed_by)
                return
            if not MAIL[row.kind].is_asked_for and people.addresses.is_refused(outgoing.recipient):
                outbox.bury(row.id, row.claimed_by, "the address refused mail before")
                return
            if not outbox.begin(row.id, row.claimed_by, lease=_lease()):
                raise LeaseLostError(row.key)
    except LeaseLostError:
        log.warning("outbox.lease_lost", key=row.key)
        return
    except post.TooEarlyError as error:
        with unit_of_work(tenant):
            deferral.defer(row.id, row.claimed_by, error.until)
        return
    except Exception as error:
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
            if isinstance(error, post.RefusedAddressError):
                people.addresses.refuse(outgoing.recipient, str(error))
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
    log.warning("outbox.postponed", key=row.key, attempts=row.attempts)
    with unit_of_work(tenant):
        outbox.postpone(row.id, row.claimed_by, row.attempts, error)
