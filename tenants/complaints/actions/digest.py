"""Who gets a digest this morning."""

from datetime import time

from tenants import people
from tenants.kernel import clock, tenancy
from tenants.kernel.outbox import announce_all
from tenants.people import Frequency, Role

MORNING = time(6)
MONDAY = 0
KINDS = {
    "digest.officer": Role.OFFICER,
    "digest.coordinator": Role.COORDINATOR,
    "digest.resident": None,
}


def announce_digests() -> int:
    """Announce today's digests once it is six in the tenant's zone; how many were new.

    Daily ones each day, weekly ones on Monday; who has a role gets its kind, and being
    a resident too, that of residents.
    The key holds kind, account and day, so that a second call announces nothing.
    """
    local = clock.now().astimezone(tenancy.current().zone)
    if local.time() < MORNING:
        return 0
    today = local.date()
    wanted = {Frequency.DAILY} | ({Frequency.WEEKLY} if today.weekday() == MONDAY else set())
    told = 0
    for kind, role in KINDS.items():
        accounts = people.wanting_digest(frozenset(wanted), role=role)
        told += announce_all(
            kind,
            [
                (
                    f"{kind}:{account}:{today.isoformat()}",
                    {"account_id": account, "day": today.isoformat()},
                )
                for account in accounts
            ],
        )
    return told
