"""Who gets a digest this morning."""

from datetime import time

from tenants import people
from tenants.kernel import clock, tenancy
from tenants.kernel.outbox import announce_all
from tenants.people import Frequency, Role

MORNING = time(6)
MONDAY = 0


def announce_digests() -> int:
    """Announce today's digests once it is six in the tenant's zone; how many were new.

    Daily ones each day, weekly ones on Monday. The key holds account and day, so that a second
    call announces nothing.
    """
    local = clock.now().astimezone(tenancy.current().zone)
    if local.time() < MORNING:
        return 0
    today = local.date()
    wanted = {Frequency.DAILY} | ({Frequency.WEEKLY} if today.weekday() == MONDAY else set())
    told = 0
    for kind, roles in (
        ("digest.officer", frozenset({Role.OFFICER})),
        ("digest.resident", frozenset({Role.RESIDENT})),
    ):
        accounts = people.wanting_digest(roles, frozenset(wanted))
        told += announce_all(
            kind,
            [
                (
                    f"digest:{account}:{today.isoformat()}",
                    {"account_id": account, "day": today.isoformat()},
                )
                for account in accounts
            ],
        )
    return told
