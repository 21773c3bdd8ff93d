"""Those who follow; need a tenant entered."""

from sqlalchemy import select

from tenants.complaints import following
from tenants.kernel.db import session
from tenants.people import Actor, Frequency
from tests.factories.people import a_resident

Follower, Follow = following.Follower, following.Follow


def a_follower(actor: Actor | None = None, **wishes: Frequency) -> Follower:
    """With an account, a resident's unless one is given, and the usual wishes but for these."""
    follower = following.known((actor or a_resident()).id or 0)
    for kind, frequency in wishes.items():
        setattr(follower, kind, frequency)
    session.flush()
    return follower


def a_mailed_follower(email: str, subject: following.Subject, **wishes: Frequency) -> Follower:
    """Without an account; has confirmed."""
    following.ask(email, subject, locale="id")
    found = session.scalars(select(Follower).where(Follower.email == email)).one()
    for each in session.scalars(select(Follow).where(Follow.follower_id == found.id)):
        following.confirm(each)
    for kind, frequency in wishes.items():
        setattr(found, kind, frequency)
    session.flush()
    return found
