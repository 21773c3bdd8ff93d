"""Addresses that refuse our mail: not written to again for a month, unless a person asks for it."""

from datetime import datetime, timedelta

from sqlalchemy import Select, delete, select
from sqlalchemy.dialects.postgresql import insert

from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.people.models import RefusedAddress

REST = timedelta(days=30)  # then it is tried once more: mailboxes come back


def refuse(email: str, said: str) -> None:
    """Remember that the address was refused for good, and what its server said."""
    session.execute(delete(RefusedAddress).where(RefusedAddress.refused_at < _since()))
    row = {"said": said[:500], "refused_at": clock.now()}
    change = insert(RefusedAddress).values(email=email.lower(), **row)
    session.execute(change.on_conflict_do_update(index_elements=["email"], set_=row))


def forget(email: str) -> None:
    """Try it again: a person says that it is right."""
    session.execute(delete(RefusedAddress).where(RefusedAddress.email == email.lower()))


def is_refused(email: str) -> bool:
    return session.scalar(refused().where(RefusedAddress.email == email.lower())) is not None


def refused() -> Select[str]:
    """The addresses that are left alone now, to be narrowed or excluded."""
    return select(RefusedAddress.email).where(RefusedAddress.refused_at >= _since())


def _since() -> datetime:
    return clock.now() - REST
