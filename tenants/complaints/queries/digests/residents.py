"""What a resident reads in a digest: of their own reports, of what they follow."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.sql.expression import SQLColumnExpression

from tenants.complaints import policy
from tenants.complaints.lifecycle import Author, State
from tenants.complaints.models import Complaint, Entry, Follow, Follower, told_to_all
from tenants.complaints.queries.digests.section import NOTHING, Section, section_of
from tenants.complaints.queries.followers import covers, follows
from tenants.complaints.queries.news import TOLD
from tenants.kernel import tenancy
from tenants.people import Frequency

MORNING = time(6)
MONDAY = 0
DAYS = {Frequency.DAILY: 1, Frequency.WEEKLY: 7}

Condition = ColumnElement[bool]
Period = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class ResidentDigest:
    """What moved of one's own and of what one follows; what is new, and what was settled, where
    one follows an area or a topic or has reported from.
    """

    mine: Section
    followed: Section
    fresh: Section
    settled: Section

    @property
    def is_empty(self) -> bool:
        return not any(each.count for each in (self.mine, self.followed, self.fresh, self.settled))


def due_on(day: date) -> frozenset[Frequency]:
    """Daily ones each day, weekly ones on Monday."""
    weekly = {Frequency.WEEKLY} if day.weekday() == MONDAY else set()
    return frozenset({Frequency.DAILY} | weekly)


def of_resident(follower: Follower, day: date) -> ResidentDigest:
    """The digest of a morning: each kind of news since its own last one, to six of that day.

    What comes at once is in none. Nothing secret of others.
    """
    own, reports, places = (
        _period(Frequency(each), day) for each in (follower.own, follower.reports, follower.places)
    )
    mine = _own(follower)
    others = and_(policy.published(), ~mine)
    by_id = follows(follower, Follow.complaint_id == Complaint.id)
    there = or_(follows(follower, covers()), _reported_from(follower))
    return ResidentDigest(
        mine=section_of(mine, _moved(*own)) if own else NOTHING,
        followed=section_of(others, by_id, _moved(*reports, TOLD)) if reports else NOTHING,
        fresh=section_of(others, there, _in(places, Complaint.published_at)) if places else NOTHING,
        settled=section_of(
            others,
            there,
            ~by_id,
            Complaint.state == State.CLOSED,
            _in(places, Complaint.settled_at),
        )
        if places
        else NOTHING,
    )


def _period(frequency: Frequency, day: date) -> Period | None:
    """From when to when what comes so often is gathered on this day; None if it is not its turn."""
    if frequency not in due_on(day):
        return None
    zone = tenancy.current().zone
    begins = day - timedelta(days=DAYS[frequency])
    return datetime.combine(begins, MORNING, zone), datetime.combine(day, MORNING, zone)


def _in(
    period: tuple[datetime, datetime], column: SQLColumnExpression[datetime | None]
) -> Condition:
    since, until = period
    return and_(column >= since, column < until)


def _own(follower: Follower) -> Condition:
    if follower.account_id is not None:
        return Complaint.reporter_id.is_not_distinct_from(follower.account_id)
    is_theirs = Complaint.reporter_email.is_not_distinct_from(follower.email)
    return and_(Complaint.reporter_id.is_(None), is_theirs)


def _moved(since: datetime, until: datetime, to: frozenset[State] | None = None) -> Condition:
    """Something was told in that time, by somebody else than its reporter where all counts."""
    return exists().where(
        Entry.complaint_id == Complaint.id,
        Entry.at >= since,
        Entry.at < until,
        told_to_all(),
        Entry.state.in_(to) if to else Entry.author != Author.REPORTER,
    )


def _reported_from(follower: Follower) -> Condition:
    """It lies in a village that they have reported from with their account."""
    if follower.account_id is None:
        return false()
    places = select(Complaint.village_code).where(Complaint.reporter_id == follower.account_id)
    return Complaint.village_code.in_(places)
