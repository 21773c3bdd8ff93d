"""Mailed links: asked for, made, opened, used to set a password."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select

from config import settings
from tenants.kernel import audit, clock, ids, passwords, tenancy
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid, NotFound
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_
from tenants.people.models import AccessLink, Account, AccountSession, LinkPurpose
from tenants.people.staffing import forget_staffing

SHORTEST_PASSWORD = 12
WINDOW = timedelta(minutes=10)  # one mail with a link in each is enough
LONGEST_PASSWORD = 128


def ask_for_link(email: str) -> None:
    """Mail the link that lets in whoever has that address; nothing if nobody has it.

    A new password for a proved address; before that its invitation, or its proof, once more.
    """
    found = session.scalar(
        select(Account).where(Account.email == email.strip().lower(), Account.disabled_at.is_(None))
    )
    if found is not None:
        mail(found)


def mail(account: Account) -> datetime | None:
    """Mail the link that lets this account in; None, or when to ask again if one was just sent."""
    now = clock.now()
    begins = now - (now - datetime.min.replace(tzinfo=UTC)) % WINDOW
    return None if _announce(account, f"{begins:%Y-%m-%dT%H:%M}") else begins + WINDOW


def mail_anew(account: Account, ended_at: datetime) -> None:
    """Mail it however lately the last one went: that one's link ended with `ended_at`."""
    _announce(account, f"after:{ended_at.isoformat()}")


def _due(account: Account) -> LinkPurpose:
    if account.verified_at is not None:
        return LinkPurpose.PASSWORD_RESET
    return LinkPurpose.INVITATION if account.is_staff else LinkPurpose.VERIFICATION


def _announce(account: Account, occasion: str) -> bool:
    purpose = _due(account)
    return announce(
        f"people.{purpose}",
        {"account_id": account.id},
        key=f"account:{account.id}:{purpose}:{occasion}",
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


def set_password(token: str, purpose: LinkPurpose, password: str) -> Account:
    """Set a password by a mailed link: proves the address, ends every session (T64).

    Invalid if the password is too short, too long or among the commonest.
    """
    account = open_link(token, purpose)
    _check_password(password, account)
    account.password_hash = passwords.hashed(password)
    account.verified_at = account.verified_at or clock.now()
    forget_staffing()
    session.execute(delete(AccessLink).where(AccessLink.account_id == account.id))
    session.execute(delete(AccountSession).where(AccountSession.account_id == account.id))
    me = account.as_actor().label
    audit.record(me, "account.set_password", me)
    return account


def _check_password(password: str, account: Account) -> None:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        message = N_("Kata sandi paling sedikit %(min)d dan paling banyak %(max)d huruf.")
        raise Invalid(message, field="password", min=SHORTEST_PASSWORD, max=LONGEST_PASSWORD)
    if passwords.is_common(password, account.email, account.name, tenancy.current().name):
        message = N_(
            "Kata sandi ini mudah ditebak: terlalu umum, berulang, berurutan, atau nama sendiri."
        )
        raise Invalid(message, field="password")


def _link_digest(token: str, purpose: LinkPurpose) -> bytes:
    return ids.digest(
        token, key=settings.SECRET_KEY, purpose=f"{tenancy.current().key}:link:{purpose}"
    )
