"""Finding a follow, a follower, their wishes; of all others no more than how many there are."""

from sqlalchemy import func, select

from tenants.complaints.models import Complaint, Follow, Follower
from tenants.complaints.queries.follow_keys import Door, check_key
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_


def by_id(follow_id: int) -> Follow | None:
    return session.get(Follow, follow_id)


def follower_by_id(follower_id: int) -> Follower | None:
    return session.get(Follower, follower_id)


def by_wishes_key(follower_id: int, key: str) -> Follower:
    """Whose page a mailed link opens; NotFound unless the key is its own, or they are gone."""
    check_key(Door.WISHES, follower_id, key)
    found = follower_by_id(follower_id)
    if found is None:
        message = N_("Alamat ini tidak lagi mengikuti apa pun.")
        raise NotFound(message)
    return found


def by_account(account_id: int | None) -> Follower | None:
    return session.scalar(select(Follower).where(Follower.account_id == account_id))


def by_reporter(complaint: Complaint) -> Follower:
    """The wishes of a report's reporter; the usual ones where they have said none."""
    whose = (
        Follower.account_id == complaint.reporter_id
        if complaint.reporter_id
        else (Follower.email == complaint.reporter_email) & Follower.confirmed_at.is_not(None)
    )
    return session.scalar(select(Follower).where(whose)) or Follower.usual()


def is_followed(account_id: int | None, complaint: Complaint) -> bool:
    """Whether the owner of this account follows the report."""
    return account_id is not None and bool(
        session.scalar(
            select(Follow.id)
            .join(Follower, Follower.id == Follow.follower_id)
            .where(Follower.account_id == account_id, Follow.complaint_id == complaint.id)
        )
    )


def count(complaint: Complaint) -> int:
    """How many follow a report: all that anybody else may know of them."""
    query = select(func.count(Follow.id)).where(
        Follow.complaint_id == complaint.id, Follow.confirmed_at.is_not(None)
    )
    return session.scalars(query).one()
