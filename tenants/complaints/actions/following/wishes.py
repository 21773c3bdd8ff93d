"""Who is written to, and how often they want it."""

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from tenants import people
from tenants.complaints.models import Follower
from tenants.complaints.queries.follows import by_account
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.people import Account, Frequency

GATHERED = frozenset({Frequency.DAILY, Frequency.WEEKLY})


def known(account_id: int) -> Follower:
    """Of an account's owner, with the usual wishes at first.

    What they followed by mail before they had the account stays theirs.
    """
    found = by_account(account_id)
    if found is not None:
        return found
    email = select(Account.email).where(Account.id == account_id).scalar_subquery()
    session.execute(
        update(Follower)
        .where(Follower.email == email, Follower.confirmed_at.is_not(None))
        .values(account_id=account_id, email=None)
    )
    _add(account_id=account_id)
    return session.scalars(select(Follower).where(Follower.account_id == account_id)).one()


def by_address(email: str, locale: str) -> Follower:
    """Of a proved account with this address, else of the address alone."""
    account = people.by_email(email)
    if account is not None and account.standing is people.Standing.ACTIVE:
        return known(account.id)
    _add(email=email, locale=locale)
    return session.scalars(select(Follower).where(Follower.email == email)).one()


def _add(**whose: int | str) -> None:
    """Twice at once is once."""
    usual = {
        "own": Frequency.AT_ONCE,
        "reports": Frequency.AT_ONCE,
        "places": Frequency.WEEKLY,
        "locale": "id",
        "created_at": clock.now(),
    }
    session.execute(insert(Follower).values(usual | whose).on_conflict_do_nothing())


def choose(follower: Follower, *, own: Frequency, reports: Frequency, places: Frequency) -> None:
    """How often each kind of news comes: what is gathered in a digest comes no other way."""
    follower.own, follower.reports, follower.places = own, reports, places


def rest(follower: Follower, begins: int | None, ends: int | None) -> None:
    """Quiet hours: the usual ones where there are none given, none where both are alike."""
    follower.quiet_from, follower.quiet_until = begins, ends


def stop_digests(follower: Follower) -> None:
    """No digest any more; what comes at once is another matter."""
    for kind in ("own", "reports", "places"):
        if getattr(follower, kind) in GATHERED:
            setattr(follower, kind, Frequency.NEVER)
