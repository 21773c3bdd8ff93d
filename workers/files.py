"""Files that nobody needs any more: of dropped drafts, photos taken out, uploads cut off."""

from datetime import timedelta

import structlog

from tenants import complaints
from tenants.kernel import clock, files, tenancy
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from workers import job

# A file is stored before its row is committed; a day is longer than any request.
REST = timedelta(days=1)
NAMES = (complaints.photos.keys_among,)  # each service that keeps files says which it still names

MOST_NAMED = 20  # of what is lost, in a line of the log

log = structlog.get_logger()


@job
def sweep(tenant: Tenant) -> None:
    """Remove the older files that no row names; whatever stops it, the next day's goes on."""
    with tenancy.entered(tenant):
        for found in files.stored_before(clock.now() - REST):
            with unit_of_work(tenant, read_only=True):
                named = set().union(*(among(found.values()) for among in NAMES))
            orphans = [name for name, key in found.items() if key not in named]
            files.remove(orphans)
            if orphans:
                log.info("files.swept", count=len(orphans))
        _report_lost(tenant)


def _report_lost(tenant: Tenant) -> None:
    """Photos whose file is not in the store: a restored backup, a disk that lied (T60)."""
    before = clock.now() - REST
    there = {key for found in files.stored_before(clock.now()) for key in found.values()}
    last, lost = 0, []
    while True:
        with unit_of_work(tenant, read_only=True):
            rows = complaints.photos.keys_before(before, last)
        if not rows:
            break
        last = rows[-1][0]
        lost += [number for number, key in rows if key not in there]
    if lost:
        log.error("files.lost", count=len(lost), photos=lost[:MOST_NAMED])
