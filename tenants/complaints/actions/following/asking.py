"""Asking an address whether it wants to follow, and what its answer begins."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.postgresql import insert

from tenants import people
from tenants.complaints.actions.following.beginning import count, forget_idle
from tenants.complaints.actions.following.wishes import by_address
from tenants.complaints.models import Follow, Follower, Subject
from tenants.kernel import clock, mailboxes
from tenants.kernel.db import session
from tenants.kernel.outbox import announce

ASKED_AN_HOUR = 5  # of one mailbox, by whoever: anybody may type anybody's address
WINDOW = timedelta(hours=1)  # the same thing is asked once in it
KEPT = timedelta(days=7)  # an unanswered question


def ask(email: str, subject: Subject, *, locale: str) -> None:
    """Mail the question whether this address wants to follow: nothing comes before its answer.

    Invalid if it can be no address. Says nothing of whether the address is known, and asks one
    mailbox five times an hour at most.
    """
    address = people.address(email)
    follower = by_address(address, locale)
    _lock(follower)
    now = clock.now()
    if _asked_since(now - WINDOW, follower, address) >= ASKED_AN_HOUR:
        return
    asked = insert(Follow).values(follower_id=follower.id, asked_at=now, **subject.columns())
    number = session.scalar(
        asked.on_conflict_do_update(
            constraint="complaint_follow_once_uq",
            set_={"asked_at": now},
            where=Follow.asked_at <= now - WINDOW,
        ).returning(Follow.id)
    )
    if number is not None:
        announce(
            "follow.confirmation",
            {"follow_id": number},
            key=f"follow:{number}:confirmation:{now.isoformat()}",
        )


def _lock(follower: Follower) -> None:
    """Many questions may be asked at once, and each counts those before it."""
    session.execute(select(Follower.id).where(Follower.id == follower.id).with_for_update())


def _asked_since(moment: datetime, follower: Follower, address: str) -> int:
    """How many unanswered questions went to its mailbox, whatever stood behind a plus."""
    mine = or_(Follower.id == follower.id, mailboxes.is_same(Follower.email, address))
    is_unanswered = or_(Follow.confirmed_at.is_(None), Follow.confirmed_at < Follow.asked_at)
    unanswered = is_unanswered, Follow.asked_at > moment
    return count(Follow.follower_id == Follower.id, mine, *unanswered)


def confirm(found: Follow) -> None:
    """The mail was opened by whoever reads it: the address is proved. Twice is once."""
    now = clock.now()
    found.confirmed_at = found.confirmed_at or now
    found.follower.confirmed_at = found.follower.confirmed_at or now


def forget_unconfirmed() -> int:
    """Forget the questions that nobody answered for seven days; how many."""
    oldest = clock.now() - KEPT
    gone = session.execute(
        delete(Follow)
        .where(Follow.confirmed_at.is_(None), Follow.asked_at < oldest)
        .returning(Follow.id)
    )
    number = len(gone.all())
    forget_idle()
    return number
