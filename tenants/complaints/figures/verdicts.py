"""What reporters said when they were asked whether it is done."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from tenants.complaints.figures.period import Period
from tenants.complaints.lifecycle import Verdict
from tenants.complaints.models import Complaint, Judgement
from tenants.kernel.db import session


@dataclass(frozen=True, slots=True)
class Verdicts:
    yes_count: int
    half_count: int
    no_count: int

    @property
    def count(self) -> int:
        return self.yes_count + self.half_count + self.no_count


def verdicts(period: Period, *which: ColumnElement[bool]) -> Verdicts:
    """Each judgement of the period: a report judged twice counts twice."""
    rows = session.execute(
        select(Judgement.verdict, func.count())
        .join(Complaint, Complaint.id == Judgement.complaint_id)
        .where(Judgement.at >= period.start, Judgement.at < period.end, *which)
        .group_by(Judgement.verdict)
    )
    found: dict[str, int] = dict(rows.all())
    return Verdicts(*(found.get(each, 0) for each in (Verdict.YES, Verdict.HALF, Verdict.NO)))
