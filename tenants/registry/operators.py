"""Super-admins: people of the platform, with sessions of their own in the registry."""

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from config import settings
from tenants.kernel import clock, ids, lifetimes, passwords
from tenants.kernel.db import session
from tenants.registry.models import Operator, OperatorSession


def appoint(email: str, name: str, password: str) -> None:
    """Create a super-admin, or give an existing one a new password: it ends every session."""
    values = {"email": email.lower(), "name": name, "password_hash": passwords.hashed(password)}
    appointed = session.scalar(
        insert(Operator)
        .values(values)
        .on_conflict_do_update(index_elements=["email"], set_=values)
        .returning(Operator.id)
    )
    session.execute(delete(OperatorSession).where(OperatorSession.operator_id == appointed))


def identify(email: str, password: str) -> Operator | None:
    """The super-admin with this address and password; as slow for strangers (T63)."""
    found = session.scalar(
        select(Operator).where(
            Operator.email == email.strip().lower(), Operator.disabled_at.is_(None)
        )
    )
    return found if passwords.matches(password, found.password_hash if found else None) else None


def open_session(operator: Operator) -> str:
    """A new session; the returned token is the only copy."""
    token = ids.new_token()
    session.add(OperatorSession(digest=_digest(token), operator_id=operator.id))
    return token


def find(token: str) -> tuple[Operator, OperatorSession] | None:
    """The super-admin behind a session that is neither idle nor too old."""
    found = session.execute(
        select(Operator, OperatorSession)
        .join(OperatorSession, OperatorSession.operator_id == Operator.id)
        .where(
            OperatorSession.digest == _digest(token),
            lifetimes.is_alive(OperatorSession.created_at, OperatorSession.seen_at),
            Operator.disabled_at.is_(None),
        )
    ).first()
    return (found[0], found[1]) if found else None


def name_of(label: str) -> str | None:
    """Whom the audit names so; None where it was the command line."""
    _kind, _, number = label.partition(":")
    found = session.get(Operator, int(number)) if number else None
    return found.name if found else None


def is_stale(log_in: OperatorSession) -> bool:
    return lifetimes.is_stale(log_in.seen_at)


def touch_session(token: str) -> None:
    session.execute(
        update(OperatorSession)
        .where(OperatorSession.digest == _digest(token))
        .values(seen_at=clock.now())
    )


def close_session(token: str) -> None:
    session.execute(delete(OperatorSession).where(OperatorSession.digest == _digest(token)))


def _digest(token: str) -> bytes:
    return ids.digest(token, key=settings.SECRET_KEY, purpose="operator-session")
