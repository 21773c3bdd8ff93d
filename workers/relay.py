"""From outbox rows to effects; and the sweeper that finds what no doorbell announced.

Local effects and their row's end are one transaction: exactly once. A mail is begun, sent and
ended in three steps; what a crash between them means is its kind's promise.
"""

from datetime import timedelta

import structlog

from tenants import people, registry
from tenants.kernel import deferral, outbox
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.tenancy import Tenant
from workers import carrying, job, post, queues
from workers.app import app
from workers.claims import Claimed, LeaseLostError, drain, lease, postpone
from workers.effects import LOCAL, MAIL, POST, Promise
from workers.queues import EFFECTS, ask

NUDGE_PATIENCE = timedelta(seconds=5)
AT_MOST_ONCE = frozenset(
    kind for kind, mail in MAIL.items() if mail.promise is Promise.AT_MOST_ONCE
)

log = structlog.get_logger()


@job
def drain_effects(tenant: Tenant) -> None:
    """Do every local effect that is due; ring for the mail they brought."""
    if not drain(tenant, frozenset(LOCAL), _effect):
        ask(EFFECTS, "workers.relay.drain_effects", tenant.key)
    ring_mail(tenant.key)


@job
def drain_mail(tenant: Tenant) -> None:
    """Send what is due to leave the region: mails, and envelopes to other regions."""
    sent = drain(tenant, frozenset(MAIL), _mail, at_most_once=AT_MOST_ONCE)
    carried = drain(tenant, frozenset(POST), carrying.carry)
    if not (sent and carried):
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
        postpone(tenant, row, repr(error))


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
            if not outbox.begin(row.id, row.claimed_by, lease=lease()):
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
        postpone(tenant, row, repr(error))
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
        postpone(tenant, row, str(error))
    except post.UncertainError as error:
        if MAIL[row.kind].promise is Promise.AT_MOST_ONCE:
            with unit_of_work(tenant):
                outbox.doubt(row.id, row.claimed_by, str(error))
        else:
            postpone(tenant, row, str(error))
    else:
        with unit_of_work(tenant):
            outbox.finish(row.id, row.claimed_by)
