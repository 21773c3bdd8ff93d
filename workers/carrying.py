"""From one region's outbox into another region, once, without either seeing the other's rows.

Three transactions, never two roles in one: the envelope is made in the sender's scope, taken in
and acted upon in the recipient's, and the row is ended in the sender's again. A crash between
them carries it again, and the recipient's note of what has arrived makes that nothing.
"""

import structlog

from tenants import complaints, registry
from tenants.kernel import arrivals, envelopes, outbox
from tenants.kernel.db import PLATFORM, unit_of_work
from tenants.kernel.envelopes import Envelope, Failure, Sender
from tenants.kernel.errors import Trouble
from tenants.kernel.tenancy import Tenant
from tenants.registry import TenantState
from workers.claims import Claimed, LeaseLostError, postpone
from workers.effects import POST
from workers.queues import EFFECTS, ask

log = structlog.get_logger()

LIVED_IN = frozenset({TenantState.ACTIVE, TenantState.SUSPENDED})  # the others may have no schema


def carry(tenant: Tenant, row: Claimed) -> None:
    """Hand over what a row says; what a recipient can't take now or ever is told its sender."""
    try:
        with unit_of_work(tenant):
            envelope = POST[row.kind].compose(row.payload, row.key)
        failure = _hand_over(tenant, envelope) if envelope else None
        if failure is Failure.CLOSED and POST[row.kind].waits:
            _wait(tenant, row)
        else:
            _end(tenant, row, failure)
    except LeaseLostError:
        log.warning("outbox.lease_lost", key=row.key)
    except Exception as error:
        log.exception("envelope.failed", key=row.key)
        if row.attempts < outbox.MOST_ATTEMPTS:
            postpone(tenant, row, repr(error))
        else:
            _give_up(tenant, row, repr(error))


def _hand_over(tenant: Tenant, envelope: Envelope) -> Failure | None:
    """None once it has been taken in, now or before."""
    recipient = _find(envelope.to)
    if recipient is None or recipient.key == tenant.key:
        return Failure.CLOSED
    if not recipient.is_open:
        return None if _had_come(tenant, recipient, envelope.key) else Failure.CLOSED
    sender = Sender(tenant.key, tenant.name)
    try:
        with unit_of_work(recipient):
            if arrivals.take_in(sender, envelope):
                POST[envelope.kind].deliver(sender, envelope)
            refusal = arrivals.refusal(sender, envelope)
    except Trouble as trouble:
        refusal = str(trouble)
        with unit_of_work(recipient):
            arrivals.refuse(sender, envelope, refusal)
    if refusal is not None:
        log.warning("envelope.refused", to=recipient.key, key=envelope.key, why=refusal)
        return Failure.REFUSED
    ask(EFFECTS, "workers.relay.drain_effects", recipient.key)
    return None


def _find(key: str) -> Tenant | None:
    """The region of this key, while it is served or closed for a time."""
    with unit_of_work(PLATFORM, read_only=True):
        record = registry.queries.by_key(key)
        found = registry.tenant_of(record) if record else None
    return found if found and found.state in LIVED_IN else None


def _had_come(tenant: Tenant, recipient: Tenant, key: str) -> bool:
    """Whether an earlier carrier delivered it and died before it could say so."""
    with unit_of_work(recipient, read_only=True):
        return arrivals.has_taken(Sender(tenant.key, tenant.name), key)


def _give_up(tenant: Tenant, row: Claimed, error: str) -> None:
    """It was tried for the last time: its sender hears so, and the row is left for people."""
    try:
        if POST[row.kind].in_vain and not _came_after_all(tenant, row):
            _bury(tenant, row, error)
        else:
            postpone(tenant, row, error)
    except Exception:
        log.exception("envelope.not_told", key=row.key)
        postpone(tenant, row, error)


def _came_after_all(tenant: Tenant, row: Claimed) -> bool:
    with unit_of_work(tenant, read_only=True):
        to = complaints.neighbours.bound_for(row.payload)
    recipient = _find(to)
    return recipient is not None and _had_come(tenant, recipient, row.key)


def _bury(tenant: Tenant, row: Claimed, error: str) -> None:
    with unit_of_work(tenant):
        if told := POST[row.kind].in_vain:
            told(row.payload, Failure.REFUSED)
        if not outbox.bury(row.id, row.claimed_by, error):
            raise LeaseLostError(row.key)
    ask(EFFECTS, "workers.relay.drain_effects", tenant.key)


def _end(tenant: Tenant, row: Claimed, failure: Failure | None) -> None:
    """The row is over; its sender hears if it was in vain, in the same transaction."""
    with unit_of_work(tenant):
        if failure and (told := POST[row.kind].in_vain):
            told(row.payload, failure)
        if not outbox.finish(row.id, row.claimed_by):
            raise LeaseLostError(row.key)
    if failure:
        ask(EFFECTS, "workers.relay.drain_effects", tenant.key)


def _wait(tenant: Tenant, row: Claimed) -> None:
    with unit_of_work(tenant):
        envelopes.wait(row.id, row.claimed_by)
