"""What who leads reads: an agency's head of the agency, the regent of the whole region."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from tenants import agencies
from tenants.complaints import hands, topics
from tenants.complaints.figures.ages import Ages, ages
from tenants.complaints.figures.compared import Compared, Share, counts, reopened
from tenants.complaints.figures.counting import answered, received
from tenants.complaints.figures.fewest import not_secret, secret_counts
from tenants.complaints.figures.oldest import Oldest, oldest
from tenants.complaints.figures.period import KEPT_SECONDS, WEEKS, Period, lately
from tenants.complaints.figures.punctuality import rates
from tenants.complaints.models import Complaint, Referral
from tenants.complaints.numbers import Week, weeks_of
from tenants.deadlines import Clock, Rate, is_late
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.memory import remembered


@dataclass(frozen=True, slots=True)
class LateTopic:
    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class AgencyFigures:
    """Of one agency in the last thirty days and the thirty before, counted at `at`.

    Nothing secret is in them but `secret_counts`: come in, and open now (None: fewer than five).
    """

    at: datetime
    period: Period
    name: str
    received: Compared[int]
    answered: Compared[int]
    rate: Compared[Rate]
    backlog: Ages
    late_topics: tuple[LateTopic, ...]
    oldest: tuple[Oldest, ...]
    reopened: Compared[Share]
    returned: Compared[int]
    weeks: tuple[Week, ...]
    secret_counts: tuple[int | None, int | None]


def of_agency(agency_id: int) -> AgencyFigures:
    """Five minutes old at most."""
    return remembered(f"agency {agency_id}", lambda: _of_agency(agency_id), seconds=KEPT_SECONDS)


def _of_agency(agency_id: int) -> AgencyFigures:
    period, its = lately(), Complaint.agency_id == agency_id
    scope = (its, not_secret())
    said, punctual = answered(period, *scope), rates(period, *scope)
    return AgencyFigures(
        at=clock.now(),
        period=period,
        name=agencies.name_of(agency_id),
        received=counts(received(period, *scope)),
        answered=counts(said),
        rate=Compared(*punctual[None]),
        backlog=ages(hands.of_agencies(), *scope),
        late_topics=_late_topics(*scope),
        oldest=oldest(*scope),
        reopened=reopened(said),
        returned=_returned(period, agency_id),
        weeks=weeks_of(WEEKS, *scope),
        secret_counts=secret_counts(period, its),
    )


def _late_topics(*which: ColumnElement[bool]) -> tuple[LateTopic, ...]:
    names, count = dict(topics.named()), func.count()
    found = session.execute(
        select(Complaint.topic_code, count)
        .join(Clock, Clock.id == Complaint.step_clock_id)
        .where(hands.of_agencies(), is_late(clock.now()), *which)
        .group_by(Complaint.topic_code)
        .order_by(count.desc(), Complaint.topic_code)
    )
    return tuple(LateTopic(code, names[code], number) for code, number in found if code)


def _returned(period: Period, agency_id: int) -> Compared[int]:
    """Given back by the agency itself, not taken from it."""
    now = Referral.returned_at >= period.start
    row = session.execute(
        select(func.count().filter(now), func.count().filter(~now))
        .join(Complaint, Complaint.id == Referral.complaint_id)
        .where(
            Referral.returned_at >= period.before_start,
            Referral.agency_id == agency_id,
            ~Referral.is_recalled,
            not_secret(),
        )
    ).one()
    return Compared(*row)
