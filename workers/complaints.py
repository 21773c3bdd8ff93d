"""The complaint service's recurring work, one tenant at a time."""

from tenants import complaints
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from workers import calendar, job
from workers.relay import ring_mail


@job
def forget_old_drafts(tenant: Tenant) -> None:
    with unit_of_work(tenant):
        complaints.forget_old_drafts()


@job
def announce_digests(tenant: Tenant) -> None:
    """Once it is morning in the tenant's zone, a digest for whoever has something to read."""
    with unit_of_work(tenant):
        told = complaints.announce_digests()
    if told:
        ring_mail(tenant.key)


@job
def follow_calendar(tenant: Tenant) -> None:
    """Move what a new edition of the national list moves: it comes with a release, unannounced."""
    with unit_of_work(tenant):
        told = calendar.follow()
    if told:
        ring_mail(tenant.key)
