"""People of a tenant, as actors; their accounts exist, verified."""

from itertools import count

from tenants import agencies, people
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.people import Actor, Role

_numbers = count(1)


def _a_person(role: Role, agency_id: int | None = None) -> Actor:
    number = next(_numbers)
    account = people.invite(
        email=f"orang{number}@contoh.test", name=f"Orang {number}", role=role, agency_id=agency_id
    )
    account.verified_at = clock.now()
    session.flush()
    return account.as_actor()


def somebody(role: Role, agency_id: int | None = None) -> Actor:
    """With a role and without an account: for what a role alone decides."""
    return Actor(role=role, agency_id=agency_id)


def a_resident() -> Actor:
    return _a_person(Role.RESIDENT)


def a_coordinator() -> Actor:
    return _a_person(Role.COORDINATOR)


def an_officer(agency: str = "dinas-pupr") -> Actor:
    """Of the agency with this code."""
    return _a_person(Role.OFFICER, agencies.by_code(agency).id)
