"""Who works in a region, and who is still missing before reports can be answered there."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import exists, select

from tenants.kernel import memory
from tenants.kernel.db import session
from tenants.people import colleagues
from tenants.people.models import Account, AccountRole
from tenants.people.roles import Role

_STAFFED, _COORDINATED = "staffed agencies", "has coordinator"


@dataclass(frozen=True, slots=True)
class Staffing:
    """People who accepted, and who were invited only.

    Of the agencies that need one, `empty_agency_ids` have no officer; in `invited_agency_ids`
    somebody has yet to accept.
    """

    coordinator_count: int
    invited_coordinator_count: int
    officer_count: int
    invited_officer_count: int
    agency_count: int
    empty_agency_ids: frozenset[int]
    invited_agency_ids: frozenset[int]


def staffing(needed: Collection[int]) -> Staffing:
    """How far the region's people have come, where these agencies need an officer."""
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
    manned, invited = (
        frozenset(
            agency_id
            for role, agency_id, accepted in rows
            if role == Role.OFFICER and agency_id and accepted is known
        )
        for known in (True, False)
    )
    return Staffing(
        coordinator_count=counts[Role.COORDINATOR, True],
        invited_coordinator_count=counts[Role.COORDINATOR, False],
        officer_count=counts[Role.OFFICER, True],
        invited_officer_count=counts[Role.OFFICER, False],
        agency_count=len(needed),
        empty_agency_ids=frozenset(needed) - manned,
        invited_agency_ids=invited - manned,
    )


def forget_staffing() -> None:
    """Somebody came, went, or was given another role: the next question is asked anew."""
    memory.forget(_STAFFED)
    memory.forget(_COORDINATED)
    colleagues.forget()


def is_staffed(agency_id: int) -> bool:
    """Whether an officer who accepted works there; a minute old at most, for lists."""
    return agency_id in memory.remembered(_STAFFED, _staffed)


def has_officer(agency_id: int) -> bool:
    """The same for what is decided on it: a yes is kept for a minute, a no is asked anew."""
    if is_staffed(agency_id):
        return True
    memory.forget(_STAFFED)
    return is_staffed(agency_id)


def _staffed() -> frozenset[int]:
    rows = session.scalars(
        select(AccountRole.agency_id)
        .join(Account, Account.id == AccountRole.account_id)
        .where(AccountRole.role == Role.OFFICER, Account.is_active())
        .distinct()
    )
    return frozenset(each for each in rows if each is not None)


def has_coordinator() -> bool:
    """Whether somebody can take up what no rule decides: without them nothing may be filed.

    A yes is kept for a minute; a no is asked anew, so that the first coordinator opens the doors.
    """
    found = memory.remembered(_COORDINATED, _has_coordinator)
    if not found:
        memory.forget(_COORDINATED)
    return found


def _has_coordinator() -> bool:
    working = exists().where(
        AccountRole.account_id == Account.id,
        AccountRole.role == Role.COORDINATOR,
        Account.is_active(),
    )
    return bool(session.scalar(select(working)))
