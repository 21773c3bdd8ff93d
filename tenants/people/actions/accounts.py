"""Writes to accounts: registering, giving and taking roles, choosing."""

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from tenants.kernel import audit, clock
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.words import N_, SOURCE
from tenants.people.actions.links import ask_for_link
from tenants.people.actors import Actor
from tenants.people.models import Account, AccountRole, Frequency
from tenants.people.roles import Grant, Role
from tenants.people.staffing import forget_staffing


def address(written: str) -> str:
    """An e-mail address in its stored form; Invalid if it can't be one."""
    try:
        found = validate_email(
            written, check_deliverability=False, test_environment=True, allow_smtputf8=False
        )
    except EmailNotValidError as error:
        message = N_("Alamat surel tidak lengkap. Contoh: nama@contoh.id")
        raise Invalid(message, field="email") from error
    return found.normalized.lower()


def grant(account: Account, role: Role, *, agency_id: int | None = None, by: Actor) -> int | None:
    """Give a role: an officer's for one agency, any other without; the row's id.

    Twice is harmless: None for who had it.
    """
    given = session.scalar(
        insert(AccountRole)
        .values(
            account_id=account.id,
            role=role,
            agency_id=agency_id,
            granted_at=clock.now(),
            granted_by=by.id,
        )
        .on_conflict_do_nothing()
        .returning(AccountRole.id)
    )
    if given is not None:
        _role_changed("account.grant", account, Grant(role, agency_id), by)
    return given


def revoke(account: Account, role: Role, *, agency_id: int | None = None, by: Actor) -> None:
    """Take a role away, an officer's of that one agency; it counts from the next request (T29)."""
    taken = session.scalar(
        delete(AccountRole)
        .where(
            AccountRole.account_id == account.id,
            AccountRole.role == role,
            AccountRole.agency_id.is_not_distinct_from(agency_id),
        )
        .returning(AccountRole.id)
    )
    if taken is not None:
        _role_changed("account.revoke", account, Grant(role, agency_id), by)


def _role_changed(action: str, account: Account, what: Grant, by: Actor) -> None:
    session.expire(account, ["held"])
    forget_staffing()
    audit.record(by.label, action, account.as_actor().label, **what._asdict())


def register(*, email: str, name: str, locale: str = SOURCE) -> None:
    """A resident's own account; the mailed link proves the address and sets the password.

    No password is taken before: it would be a stranger's, who wrote somebody else's address.
    Says nothing about whether the address is known: who owns it is told by mail (T63).
    """
    written = address(email)
    session.execute(
        insert(Account)
        .values(
            email=written,
            name=name.strip(),
            locale=locale,
            digest=Frequency.WEEKLY,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing(index_elements=["email"])
    )
    ask_for_link(written)


def set_digest(account: Account, frequency: Frequency) -> None:
    account.digest = frequency


def set_weekly_report(account: Account, *, wants: bool) -> None:
    account.weekly_report = wants


def set_locale(account: Account, locale: str) -> None:
    """The language of this account's mails."""
    account.locale = locale
