"""Following and no longer following: with an address that is proved."""

from sqlalchemy import ColumnElement, delete, exists, func, select
from sqlalchemy.dialects.postgresql import insert

from tenants.complaints.models import Follow, Follower, Subject
from tenants.complaints.queries.followed import MOST_FOLLOWED
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict
from tenants.kernel.words import N_


def follow(follower: Follower, subject: Subject) -> None:
    """From now on, without a question: the address is proved. Twice is once.

    Conflict for who follows a hundred things already.
    """
    if count(Follow.follower_id == follower.id) >= MOST_FOLLOWED:
        message = N_("Anda sudah mengikuti %(most)s hal. Berhenti mengikuti salah satunya dahulu.")
        raise Conflict(message, most=MOST_FOLLOWED)
    now = clock.now()
    begun = insert(Follow).values(
        follower_id=follower.id, asked_at=now, confirmed_at=now, **subject.columns()
    )
    session.execute(
        begun.on_conflict_do_update(
            constraint="complaint_follow_once_uq",
            set_={"confirmed_at": func.coalesce(Follow.confirmed_at, now)},
        )
    )


def count(*conditions: ColumnElement[bool]) -> int:
    return session.scalars(select(func.count(Follow.id)).where(*conditions)).one()


def unfollow(follow_id: int) -> None:
    """Nothing of it comes any more; an address that follows nothing else is forgotten."""
    whose = session.scalar(
        delete(Follow).where(Follow.id == follow_id).returning(Follow.follower_id)
    )
    forget_idle(Follower.id == whose)


def forget_idle(*among: ColumnElement[bool]) -> None:
    """Addresses that follow nothing have no business here."""
    follows_something = exists().where(Follow.follower_id == Follower.id)
    session.execute(delete(Follower).where(Follower.email.is_not(None), ~follows_something, *among))
