"""Whom news of a report reaches: those who may be written to and wish it so."""

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.sql.expression import SQLColumnExpression

from tenants import people
from tenants.complaints.models import Complaint, Follow, Follower
from tenants.kernel.db import session
from tenants.people import Account, Frequency


def reached(number: SQLColumnExpression[int]) -> Select[int]:
    """Followers with a proved address that takes mail."""
    is_proved = or_(
        Account.is_active(), Follower.email.is_not(None) & Follower.confirmed_at.is_not(None)
    )
    address = func.coalesce(Account.email, Follower.email)
    return (
        select(number)
        .select_from(Follower)
        .outerjoin(Account, Account.id == Follower.account_id)
        .where(is_proved, address.not_in(people.addresses.refused()))
    )


def wanting_digest(frequencies: frozenset[Frequency]) -> Sequence[int]:
    """Ids of those to whom one kind of news at least comes so often."""
    kinds = (Follower.own, Follower.reports, Follower.places)
    return session.scalars(
        reached(Follower.id).where(or_(*(kind.in_(frequencies) for kind in kinds)))
    ).all()


def of_report(complaint: Complaint) -> Sequence[int]:
    """Ids of the follows through which its news goes out at once; its reporter hears anyway."""
    return session.scalars(
        reached(Follow.id)
        .join(Follow, Follow.follower_id == Follower.id)
        .where(
            Follow.complaint_id == complaint.id,
            Follow.confirmed_at.is_not(None),
            Follower.reports == Frequency.AT_ONCE,
            _is_another(complaint),
        )
    ).all()


def of_place(complaint: Complaint) -> Sequence[int]:
    """Ids of the follows that a new report lies in, the oldest of each follower."""
    return session.scalars(
        reached(func.min(Follow.id))
        .join(Follow, Follow.follower_id == Follower.id)
        .join(Complaint, covers())
        .where(
            Complaint.id == complaint.id,
            Follow.confirmed_at.is_not(None),
            Follower.places == Frequency.AT_ONCE,
            _is_another(complaint),
        )
        .group_by(Follower.id)
    ).all()


def _is_another(complaint: Complaint) -> ColumnElement[bool]:
    """Not the reporter themselves, as far as anything is known of them."""
    known = (Follower.account_id, complaint.reporter_id), (Follower.email, complaint.reporter_email)
    return and_(true(), *(column.is_distinct_from(whose) for column, whose in known if whose))


def covers() -> ColumnElement[bool]:
    """Whether a follow of an area, a topic or both covers a complaint."""
    in_district = Complaint.village_code.startswith(func.concat(Follow.district_code, "."))
    return and_(
        Follow.complaint_id.is_(None),
        or_(Follow.district_code.is_(None), in_district),
        or_(Follow.village_code.is_(None), Follow.village_code == Complaint.village_code),
        or_(Follow.topic_code.is_(None), Follow.topic_code == Complaint.topic_code),
    )


def follows(follower: Follower, what: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a follower follows a complaint: `what` is `covers()`, or by its own id."""
    return exists().where(Follow.follower_id == follower.id, Follow.confirmed_at.is_not(None), what)
