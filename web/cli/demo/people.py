"""The demo's people: one a role, and officers wherever its month is answered."""

from collections.abc import Callable, Collection, Iterator

from tenants import agencies, people
from tenants.kernel import clock, passwords
from tenants.kernel.db import unit_of_work
from tenants.kernel.tenancy import Tenant
from tenants.people import Account, Grant, Role
from web.cli.demo import past

OFFICER_OF = "dinas-pupr"  # whose inbox officer@ sees; officer.<agency>@ see the others


def create(tenant: Tenant, password: str, handling: Callable[[], Collection[int]]) -> None:
    """One a role, and an officer for each of the regency's own agencies; all log in with it.

    `handling`, asked inside the tenant: offices of places that need one too, by their ids.
    """
    hashed = passwords.hashed(password)
    with unit_of_work(tenant):
        email = f"resident@{tenant.key}.test"
        people.register(email=email, name="Rina Warga")
        cast = [people.by_email(email), *(_invited(tenant, *each) for each in _staff(handling()))]
        for account in filter(None, cast):
            account.password_hash = hashed
            account.verified_at = account.verified_at or clock.now()
        past.settle()


def _invited(tenant: Tenant, name: str, full_name: str, given: Grant) -> Account:
    return people.invite(
        email=f"{name}@{tenant.key}.test",
        name=full_name,
        role=given.role,
        agency_id=given.agency_id,
        by=people.SYSTEM,
    )


def _staff(handling: Collection[int]) -> Iterator[tuple[str, str, Grant]]:
    """(name before the @, full name, what they are given): each agency's own, a few of places."""
    yield "admin", "Admin Daerah", Grant(Role.TENANT_ADMIN)
    yield "coordinator", "Dewi Koordinator", Grant(Role.COORDINATOR)
    yield "regent", "Ratna Pimpinan", Grant(Role.REGENT)
    yield "head", "Hasan Kepala", Grant(Role.HEAD, agencies.by_code(OFFICER_OF).id)
    yield "counter", "Sari Loket", Grant(Role.COUNTER)
    for agency in agencies.everything():
        if agency.id in handling or not (agency.district_code or agency.village_code):
            name = "officer" if agency.code == OFFICER_OF else f"officer.{agency.code}"
            yield name, f"Petugas {agency.abbreviation}", Grant(Role.OFFICER, agency.id)
