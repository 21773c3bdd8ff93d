"""Who works in a region, and who is still missing before reports can be answered there."""

from dataclasses import dataclass

from sqlalchemy import exists, select

from tenants import agencies
from tenants.kernel import memory
from tenants.kernel.db import session
from tenants.people.models import Account, AccountRole
from tenants.people.roles import Role


@dataclass(frozen=True, slots=True)
class Staffing:
    """People who accepted, and who were invited only; `empty_agency_ids` have no officer yet."""

    coordinator_count: int
    invited_coordinator_count: int
    officer_count: int
    invited_officer_count: int
    agency_count: int
    empty_agency_ids: frozenset[int]


def staffing() -> Staffing:
    """How far the region's people have come: one statement, and one for the agencies."""
    rows = session.execute(
        select(AccountRole.role, AccountRole.agency_id, Account.verified_at.is_not(None))
        .join(Account, Account.id == AccountRole.account_id)
        .where(Account.disabled_at.is_(None))
    ).all()
    counts = {
        (role, accepted): sum(each[0] == role and each[2] == accepted for each in rows)
        for role in (Role.COORDINATOR, Role.OFFICER)
        for accepted in (True, False)
    }
    own = {
        each.id for each in agencies.everything() if not (each.district_code or each.village_code)
    }
    return Staffing(
        coordinator_count=counts[Role.COORDINATOR, True],
        invited_coordinator_count=counts[Role.COORDINATOR, False],
        officer_count=counts[Role.OFFICER, True],
        invited_officer_count=counts[Role.OFFICER, False],
        agency_count=len(own),
        empty_agency_ids=frozenset(
            own - {agency_id for _, agency_id, accepted in rows if accepted}
        ),
    )


def has_coordinator() -> bool:
    """Whether somebody can take up what no rule decides: without them nothing may be filed.

    A yes is kept for a minute; a no is asked anew, so that the first coordinator opens the doors.
    """
    found = memory.remembered("has coordinator", _has_coordinator)
    if not found:
        memory.forget("has coordinator")
    return found


def _has_coordinator() -> bool:
    working = exists().where(
        AccountRole.account_id == Account.id,
        AccountRole.role == Role.COORDINATOR,
        Account.disabled_at.is_(None),
        Account.verified_at.is_not(None),
    )
    return bool(session.scalar(select(working)))
