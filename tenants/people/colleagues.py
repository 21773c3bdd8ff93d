"""Who works together in an agency, by name: for lists to choose from."""

from sqlalchemy import select

from tenants.kernel import memory
from tenants.kernel.db import session
from tenants.people.models import Account, AccountRole
from tenants.people.roles import Role

_COLLEAGUES = "colleagues"


def of(agency_id: int | None) -> list[tuple[int, str]]:
    """(account id, name) of an agency's officers who accepted, by name; a minute old at most."""
    known = memory.remembered(_COLLEAGUES, _load)
    return [(number, name) for number, name, agency in known if agency == agency_id]


def name_of(account_id: int | None) -> str | None:
    """An officer's name; None for who is none any more."""
    known = memory.remembered(_COLLEAGUES, _load) if account_id is not None else ()
    return next((name for number, name, _agency in known if number == account_id), None)


def forget() -> None:
    memory.forget(_COLLEAGUES)


def _load() -> tuple[tuple[int, str, int | None], ...]:
    rows = session.execute(
        select(Account.id, Account.name, AccountRole.agency_id)
        .join(AccountRole, AccountRole.account_id == Account.id)
        .where(AccountRole.role == Role.OFFICER, Account.is_active())
        .order_by(Account.name, Account.id)
    )
    return tuple((number, name, agency) for number, name, agency in rows)
