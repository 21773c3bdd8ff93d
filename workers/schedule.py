"""The table of recurring jobs, and the process that starts them.

rq's own cron enqueues with pickle and has no lock (docs/decisions/004): here a unique row in
PostgreSQL decides who starts a period, and the queue carries JSON. While Redis is away the
process does the jobs itself.
"""

import signal
from dataclasses import dataclass

import psycopg
import structlog
from sqlalchemy.exc import OperationalError

from tenants import registry
from tenants.kernel.db import PLATFORM, unit_of_work
from workers.app import app
from workers.queues import EFFECTS, UPKEEP, ask
from workers.supervisor import STOPPING

MINUTE, HOUR = 60, 3600
LOOK_SECONDS = 5

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Recurring:
    """`work` by its dotted name; `per_tenant` gets one call for each open tenant."""

    work: str
    every_seconds: int
    per_tenant: bool = True


JOBS = (
    Recurring("workers.relay.sweep", MINUTE, per_tenant=False),
    Recurring("workers.complaints.announce_digests", 15 * MINUTE),
    Recurring("workers.complaints.follow_silence", 15 * MINUTE),
    Recurring("workers.complaints.climb_ladder", 15 * MINUTE),
    Recurring("workers.complaints.forget_old_drafts", 24 * HOUR),
    Recurring("workers.complaints.forget_unconfirmed_follows", 24 * HOUR),
    Recurring("workers.complaints.follow_calendar", 24 * HOUR),
    Recurring("workers.complaints.train", HOUR),  # what no bell announced, or a dead worker left
    Recurring("workers.files.sweep", 24 * HOUR),
)


def run() -> None:
    """Start what is due, until told to stop."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
    start_due()
    while signal.sigtimedwait(STOPPING, LOOK_SECONDS) is None:
        start_due()


def start_due() -> list[str]:
    """Start each job whose period nobody has started; their names."""
    started = []
    with app().app_context():
        for recurring in JOBS:
            try:
                if _take_turn(recurring):
                    _start(recurring)
                    started.append(recurring.work)
            except (OperationalError, psycopg.OperationalError) as error:
                log.warning("postgres.away", job=recurring.work, error=repr(error))
    return started


def _take_turn(recurring: Recurring) -> bool:
    with unit_of_work(PLATFORM):
        return registry.take_turn(recurring.work, recurring.every_seconds)


def _start(recurring: Recurring) -> None:
    if not recurring.per_tenant:
        ask(EFFECTS, recurring.work)
        return
    with unit_of_work(PLATFORM, read_only=True):
        tenants = registry.queries.open_tenants()
    for tenant in tenants:
        ask(UPKEEP, recurring.work, tenant.key)
