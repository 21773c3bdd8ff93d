"""Reads of accounts."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select, tuple_

from config import settings
from tenants.kernel import ids, tenancy
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.kernel.paging import LONG_PAGE, Page, page_of
from tenants.kernel.words import N_
from tenants.people import addresses
from tenants.people.models import Account, AccountRole, Frequency
from tenants.people.roles import Role


def by_id(account_id: int) -> Account:
    found = session.get(Account, account_id)
    if found is None:
        message = N_("Akun itu tidak ada.")
        raise NotFound(message)
    return found


def by_email(email: str) -> Account | None:
    return session.scalar(select(Account).where(Account.email == email.strip().lower()))


def unsubscribe_key(account_id: int) -> str:
    """The key of the link that stops an account's digest: of this tenant, for this alone."""
    return _key(account_id, "unsubscribe")[:40]


def _key(account_id: int, purpose: str) -> str:
    purpose = f"{tenancy.current().key}:{purpose}"
    return ids.digest(str(account_id), key=settings.SECRET_KEY, purpose=purpose).hex()


def code_of(account_id: int) -> str:
    """An account's name in addresses: its number alone would fit another tenant's too."""
    return f"{account_id}-{_key(account_id, 'code')[:12]}"


def by_code(code: str) -> Account:
    """Whose code this is; NotFound unless it is this tenant's own."""
    number = ids.typed_number(code.partition("-")[0])
    if number is None or not ids.is_same(code, code_of(number)):
        message = N_("Akun itu tidak ada.")
        raise NotFound(message)
    return by_id(number)


def staff(words: str = "", *, after: str | None = None, limit: int = LONG_PAGE) -> Page[Account]:
    """Those with a role, by name, the disabled too; a position is an account's code."""
    order = func.lower(Account.name), Account.id
    found = select(Account).where(Account.id.in_(select(AccountRole.account_id)))
    if words:
        found = found.where(
            or_(
                Account.name.icontains(words, autoescape=True),
                Account.email.icontains(words, autoescape=True),
            )
        )
    if after:
        last = by_code(after)
        found = found.where(tuple_(*order) > tuple_(func.lower(last.name), last.id))
    rows = session.scalars(found.order_by(*order).limit(limit + 1)).all()
    return page_of(rows, limit, lambda last: code_of(last.id))


def giver_of(account: Account) -> Account | None:
    """Who gave the newest of its roles; None where the service itself did."""
    newest = (
        select(AccountRole.granted_by)
        .where(AccountRole.account_id == account.id)
        .order_by(AccountRole.granted_at.desc(), AccountRole.id.desc())
        .limit(1)
    )
    return session.scalar(select(Account).where(Account.id == newest.scalar_subquery()))


def by_unsubscribe_key(account_id: int, key: str) -> Account:
    """Whose digest the link stops; NotFound unless the key is its own."""
    if not ids.is_same(key, unsubscribe_key(account_id)):
        message = N_("Tautan berhenti langganan ini tidak lengkap.")
        raise NotFound(message)
    return by_id(account_id)


def officers_of(agency_id: int) -> Sequence[Account]:
    """Those who work on an agency's complaints and can log in."""
    return holders_of(Role.OFFICER, agency_id)


def coordinators() -> Sequence[Account]:
    """Those who send reports on and can log in."""
    return holders_of(Role.COORDINATOR)


def holders_of(role: Role, agency_id: int | None = None) -> Sequence[Account]:
    """Those who have a role, in an agency where that is one's, and can log in."""
    holding = (
        select(Account)
        .join(AccountRole, AccountRole.account_id == Account.id)
        .where(AccountRole.role == role, Account.disabled_at.is_(None))
    )
    if agency_id is not None:
        holding = holding.where(AccountRole.agency_id == agency_id)
    return session.scalars(holding).all()


def wanting_weekly_report() -> Sequence[int]:
    """Ids of who may READ_FIGURES, asked for the week's report and can get it."""
    roles = (Role.HEAD, Role.REGENT, Role.COORDINATOR)
    leading = select(AccountRole.account_id).where(AccountRole.role.in_(roles))
    return session.scalars(
        select(Account.id).where(
            Account.weekly_report,
            Account.is_active(),
            Account.email.not_in(addresses.refused()),
            Account.id.in_(leading),
        )
    ).all()


def wanting_digest(frequencies: frozenset[Frequency], role: Role) -> Sequence[int]:
    """Ids of the accounts with a role that take a digest of its work and can get it."""
    having = select(AccountRole.account_id).where(AccountRole.role == role)
    wanting = select(Account.id).where(
        Account.digest.in_(frequencies),
        Account.is_active(),
        Account.email.not_in(addresses.refused()),
        Account.id.in_(having),
    )
    return session.scalars(wanting).all()
