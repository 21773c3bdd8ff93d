"""Writes to accounts: inviting, registering, setting a password."""

from datetime import timedelta

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from config import settings
from tenants.kernel import audit, clock, ids, passwords, tenancy
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid, NotFound
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_, SOURCE
from tenants.people.actors import Actor
from tenants.people.models import (
    AccessLink,
    Account,
    AccountRole,
    AccountSession,
    Frequency,
    LinkPurpose,
)
from tenants.people.roles import Grant, Role

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 128


def address(written: str) -> str:
    """An e-mail address in its stored form; Invalid if it can't be one."""
    try:
        found = validate_email(written, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        message = N_("Alamat surel tidak lengkap. Contoh: nama@contoh.id")
        raise Invalid(message, field="email") from error
    return found.normalized.lower()


def invite(
    *, email: str, name: str, role: Role, agency_id: int | None = None, by: Actor
) -> Account:
    """Give a role to whoever has this address, and mail the link that sets a first password.

    Who has no account gets one. Twice is harmless: no second row, no second mail.
    """
    written = address(email)
    account = session.scalar(select(Account).where(Account.email == written))
    if account is None:
        account = Account(email=written, name=name.strip())
        session.add(account)
        session.flush()
        audit.record(by.label, "account.invite", account.as_actor().label)
    grant(account, role, agency_id=agency_id, by=by)
    announce(
        "people.invitation", {"account_id": account.id}, key=f"account:{account.id}:invitation"
    )
    return account


def grant(account: Account, role: Role, *, agency_id: int | None = None, by: Actor) -> None:
    """Give a role: an officer's for one agency, any other without. Twice is harmless."""
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
    audit.record(by.label, action, account.as_actor().label, **what._asdict())


def register(*, email: str, name: str, password: str, locale: str = SOURCE) -> None:
    """A resident's own account, usable once the mailed link was followed; mails in `locale`.

    Says nothing about whether the address is known: who owns it is told by mail (T63).
    """
    _check_password(password)
    written = address(email)
    created = session.scalar(
        insert(Account)
        .values(
            email=written,
            name=name.strip(),
            password_hash=passwords.hashed(password),
            locale=locale,
            digest=Frequency.WEEKLY,
            created_at=clock.now(),
        )
        .on_conflict_do_nothing(index_elements=["email"])
        .returning(Account.id)
    )
    if created is not None:
        announce("people.verification", {"account_id": created}, key=f"account:{created}:verify")
        return
    known = session.scalars(select(Account).where(Account.email == written)).one()
    _announce_reset(known)


def ask_for_reset(email: str) -> None:
    """Mail a link that sets a new password, if somebody has that address."""
    found = session.scalar(
        select(Account).where(Account.email == email.strip().lower(), Account.disabled_at.is_(None))
    )
    if found is not None:
        _announce_reset(found)


def _announce_reset(account: Account) -> None:
    hour = clock.now().strftime("%Y-%m-%dT%H:%M")[:15]  # one mail in ten minutes is enough
    announce(
        "people.password_reset",
        {"account_id": account.id},
        key=f"account:{account.id}:reset:{hour}",
    )


def new_link(account_id: int, purpose: LinkPurpose) -> str:
    """A token for a mailed link, made when the mail is: only its digest is kept."""
    token = ids.new_token()
    session.add(
        AccessLink(
            digest=_link_digest(token, purpose),
            account_id=account_id,
            purpose=purpose,
            expires_at=clock.now() + timedelta(hours=purpose.hours),
        )
    )
    return token


def open_link(token: str, purpose: LinkPurpose) -> Account:
    """Whose link this is; NotFound if it was used, is too old or for something else (T24)."""
    found = session.scalar(
        select(Account)
        .join(AccessLink)
        .where(
            AccessLink.digest == _link_digest(token, purpose),
            AccessLink.expires_at > clock.now(),
            Account.disabled_at.is_(None),
        )
    )
    if found is None:
        message = N_("Tautan ini sudah dipakai atau sudah lewat waktunya.")
        raise NotFound(message)
    return found


def verify(token: str) -> Account:
    """Prove an address; the link is used up."""
    account = open_link(token, LinkPurpose.VERIFICATION)
    account.verified_at = clock.now()
    _use_up(account, LinkPurpose.VERIFICATION)
    return account


def set_password(token: str, purpose: LinkPurpose, password: str) -> Account:
    """Set a password by a mailed link: proves the address, ends every session (T64)."""
    account = open_link(token, purpose)
    _check_password(password)
    account.password_hash = passwords.hashed(password)
    account.verified_at = account.verified_at or clock.now()
    _use_up(account, purpose)
    session.execute(delete(AccountSession).where(AccountSession.account_id == account.id))
    me = account.as_actor().label
    audit.record(me, "account.set_password", me)
    return account


def set_digest(account: Account, frequency: Frequency) -> None:
    account.digest = frequency


def set_locale(account: Account, locale: str) -> None:
    """The language of this account's mails."""
    account.locale = locale


def _use_up(account: Account, purpose: LinkPurpose) -> None:
    session.execute(
        delete(AccessLink).where(AccessLink.account_id == account.id, AccessLink.purpose == purpose)
    )


def _check_password(password: str) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        message = N_("Kata sandi paling sedikit %(min)d dan paling banyak %(max)d huruf.")
        raise Invalid(message, field="password", min=SHORTEST_PASSWORD, max=LONGEST_PASSWORD)


def _link_digest(token: str, purpose: LinkPurpose) -> bytes:
    return ids.digest(
        token, key=settings.SECRET_KEY, purpose=f"{tenancy.current().key}:link:{purpose}"
    )
