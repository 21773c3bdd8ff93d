"""The lists behind the numbers of who leads: what waits and with whom, nothing secret."""

from datetime import timedelta

from sqlalchemy import ColumnElement

from tenants.complaints import hands
from tenants.complaints.figures.fewest import not_secret
from tenants.complaints.models import Complaint
from tenants.complaints.queries.loads import by_due_moment
from tenants.deadlines import is_late
from tenants.kernel import clock
from tenants.kernel.paging import Page
from tenants.kernel.words import N_, Word

LONG = timedelta(days=7)


class Slice(Word):
    OPEN = "terbuka", N_("Terbuka")
    LATE = "terlambat", N_("Lewat tenggat")
    LONG_LATE = "terlambat-lama", N_("Lewat tenggat lebih dari 7 hari")
    WAITING_LATE = "menunggu-lama", N_("Terlalu lama menunggu diarahkan")

    def conditions(self) -> list[ColumnElement[bool]]:
        is_waiting = self is Slice.WAITING_LATE
        held = hands.of_coordinators() if is_waiting else hands.of_agencies()
        if self is Slice.OPEN:
            return [held]
        return [held, is_late(clock.now() - (LONG if self is Slice.LONG_LATE else timedelta()))]


def listed(
    wanted: Slice,
    agency_id: int | None = None,
    *,
    topic_code: str | None = None,
    after: str | None = None,
) -> Page[Complaint]:
    """By due moment; as long as the number that leads to it."""
    only = [not_secret(), *wanted.conditions()]
    if topic_code:
        only.append(Complaint.topic_code == topic_code)
    if agency_id is not None:
        only.append(Complaint.agency_id == agency_id)
    return by_due_moment(only, after=after)
