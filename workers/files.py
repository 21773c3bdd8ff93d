"""Files nobody needs any more: of dropped drafts, photos taken out, uploads cut off."""

from datetime import timedelta

import structlog

from tenants import complaints
from tenants.kernel import clock, files, tenancy
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from workers import job

# A file is stored before its row is committed; a day is longer than any request.
REST = timedelta(days=1)
NAMES = (complaints.photo_keys_among,)  # each service that keeps files says which it still names

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
