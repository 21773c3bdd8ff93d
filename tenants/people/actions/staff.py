"""What an administrator does with those who work here: each act is in the audit."""

from datetime import datetime

from sqlalchemy import delete, select

from tenants.kernel import audit, clock
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_
from tenants.people.actions import links
from tenants.people.actions.accounts import address, grant, revoke
from tenants.people.actors import Actor
from tenants.people.models import AccessLink, Account, AccountRole, AccountSession
from tenants.people.roles import Role
from tenants.people.staffing import forget_staffing


def invite(
    *, email: str, name: str, role: Role, agency_id: int | None = None, by: Actor
) -> Account:
    """Give a role to whoever has this address; who has no account gets one under this name."""
    written = address(email)
    account = session.scalar(select(Account).where(Account.email == written))
    if account is None:
        account = Account(email=written, name=name.strip())
        session.add(account)
        session.flush()
        audit.record(by.label, "account.invite", account.as_actor().label)
    appoint(account, role, agency_id=agency_id, by=by)
    return account


def appoint(account: Account, role: Role, *, agency_id: int | None = None, by: Actor) -> bool:
    """Give a role and tell who gets it by mail; False, and no mail, if they had it already.

    Who has not accepted yet is sent an invitation, one in ten minutes: its page names every role.
    """
    given = grant(account, role, agency_id=agency_id, by=by)
    if given is None:
        return False
    if account.verified_at is None:
        links.mail(account)
    else:
        told = {"account_id": account.id, "role": role, "agency_id": agency_id}
        announce("people.role", told, key=f"account:{account.id}:role:{given}")
    return True


def invite_again(account: Account, *, by: Actor) -> datetime | None:
    """Mail a new invitation; None, or when to try again if one was sent only just now.

    Conflict if there is nobody left to invite.
    """
    if account.verified_at is not None or account.disabled_at is not None:
        message = N_("Orang ini sudah menerima undangannya, atau akunnya dinonaktifkan.")
        raise Conflict(message)
    again_at = links.mail(account)
    if again_at is None:
        audit.record(by.label, "account.invite_again", account.as_actor().label)
    return again_at


def dismiss(account: Account, role: Role, *, agency_id: int | None = None, by: Actor) -> None:
    """Take a role away; Conflict if nobody would be left to give it back."""
    if role is Role.TENANT_ADMIN:
        _keep_an_admin(account)
    revoke(account, role, agency_id=agency_id, by=by)


def disable(account: Account, *, by: Actor) -> None:
    """Out at once on every device, and no mailed link works; Conflict for the last admin."""
    _keep_an_admin(account)
    account.disabled_at = clock.now()
    for kept in (AccountSession, AccessLink):
        session.execute(delete(kept).where(kept.account_id == account.id))
    audit.record(by.label, "account.disable", account.as_actor().label)
    forget_staffing()


def enable(account: Account, *, by: Actor) -> None:
    """Let in again; who never accepted gets a new link: disabling ended the old one."""
    if account.disabled_at is None:
        return
    ended_at, account.disabled_at = account.disabled_at, None
    audit.record(by.label, "account.enable", account.as_actor().label)
    forget_staffing()
    if account.verified_at is None:
        links.mail_anew(account, ended_at)


def _keep_an_admin(account: Account) -> None:
    """Two admins who take each other's role at once wait here for one another."""
    rows = session.execute(
        select(AccountRole.account_id)
        .join(Account, Account.id == AccountRole.account_id)
        .where(
            AccountRole.role == Role.TENANT_ADMIN,
            Account.is_active(),
        )
        .order_by(AccountRole.id)
        .with_for_update(of=(AccountRole, Account))
    )
    working = {account_id for (account_id,) in rows}
    if working == {account.id}:
        message = N_("Ini admin daerah yang terakhir. Beri peran itu kepada orang lain dahulu.")
        raise Conflict(message)
