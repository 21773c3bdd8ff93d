"""Log-ins: opened by a password, found by the cookie's token, closed for good."""

from sqlalchemy import delete, select, update

from config import settings
from tenants.kernel import audit, clock, ids, lifetimes, passwords, tenancy
from tenants.kernel.db import session
from tenants.people.models import Account, AccountSession
from tenants.people.queries import by_email


def identify(email: str, password: str) -> Account | None:
    """Who has this address and password; as slow for a stranger (T63)."""
    found = by_email(email)
    usable = found is not None and found.disabled_at is None and found.verified_at is not None
    right = passwords.matches(password, found.password_hash if found else None)
    return found if usable and right else None


def open_for(account: Account) -> str:
    """A new log-in; the returned token is its only copy."""
    token = ids.new_token()
    session.add(AccountSession(digest=_digest(token), account_id=account.id))
    me = account.as_actor().label
    audit.record(me, "session.open", me)
    return token


def find(token: str) -> tuple[Account, AccountSession] | None:
    """The account behind a log-in that is neither idle nor too old: one statement (T28, T29)."""
    found = session.execute(
        select(Account, AccountSession)
        .join(AccountSession, AccountSession.account_id == Account.id)
        .where(
            AccountSession.digest == _digest(token),
            lifetimes.is_alive(AccountSession.created_at, AccountSession.seen_at),
            Account.disabled_at.is_(None),
        )
    ).first()
    return (found[0], found[1]) if found else None


def is_stale(log_in: AccountSession) -> bool:
    return lifetimes.is_stale(log_in.seen_at)


def touch(token: str) -> None:
    session.execute(
        update(AccountSession)
        .where(AccountSession.digest == _digest(token))
        .values(seen_at=clock.now())
    )


def close(token: str) -> None:
    session.execute(delete(AccountSession).where(AccountSession.digest == _digest(token)))


def close_all(account_id: int) -> int:
    """End every log-in of an account: all devices; how many there were."""
    ended = session.execute(
        delete(AccountSession)
        .where(AccountSession.account_id == account_id)
        .returning(AccountSession.account_id)
    )
    return len(ended.all())


def _digest(token: str) -> bytes:
    purpose = f"{tenancy.current().key}:session"
    return ids.digest(token, key=settings.SECRET_KEY, purpose=purpose)
