"""People of a tenant, as actors; their accounts exist, verified."""

from itertools import count

from tenants import agencies, people
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.people import SYSTEM, Account, Actor, Frequency, Grant, Grants, Role

_numbers = count(1)


def an_account(*given: Grant) -> Account:
    """Verified, with these roles; a resident's without any."""
    number = next(_numbers)
    account = Account(
        email=f"orang{number}@contoh.test",
        name=f"Orang {number}",
        verified_at=clock.now(),
        digest=Frequency.DAILY if given else Frequency.WEEKLY,
    )
    session.add(account)
    session.flush()
    for role, agency_id in given:
        people.grant(account, role, agency_id=agency_id, by=SYSTEM)
    return account


def somebody(role: Role, agency_id: int | None = None) -> Actor:
    """With a role and without an account: for what a role alone decides."""
    return Actor(grants=Grants({Grant(role, agency_id)}))


def a_resident() -> Actor:
    return an_account().as_actor()


def a_coordinator() -> Actor:
    return an_account(Grant(Role.COORDINATOR)).as_actor()


def an_officer(*agency_codes: str) -> Actor:
    """Of the agencies with these codes; of public works if none is named."""
    codes = agency_codes or ("dinas-pupr",)
    given = (Grant(Role.OFFICER, agencies.by_code(each).id) for each in codes)
    return an_account(*given).as_actor()


def a_regent() -> Actor:
    return an_account(Grant(Role.REGENT)).as_actor()


def a_head(agency_code: str = "dinas-pupr") -> Actor:
    """Of the agency with this code."""
    return an_account(Grant(Role.HEAD, agencies.by_code(agency_code).id)).as_actor()
