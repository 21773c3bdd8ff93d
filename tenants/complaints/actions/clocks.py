"""The clocks that run until a complaint is done: that of its present step, and of settling it."""

from datetime import datetime

from tenants import deadlines
from tenants.complaints.models import Complaint
from tenants.deadlines import Clock
from tenants.kernel.db import session


def by_id(clock_id: int | None) -> Clock | None:
    return session.get(Clock, clock_id) if clock_id else None


def of(complaint: Complaint) -> list[Clock]:
    """Each once, always in the same order."""
    numbers = {complaint.step_clock_id, complaint.settlement_clock_id}
    found = (by_id(each) for each in sorted(filter(None, numbers)))
    return [each for each in found if each]


def running(complaint: Complaint) -> list[Clock]:
    return [each for each in of(complaint) if each.is_open]


def stop(complaint: Complaint, at: datetime) -> None:
    """Nothing is promised here any more."""
    for each in running(complaint):
        deadlines.stop(each, at)


def go_on(complaint: Complaint, stopped_at: datetime) -> None:
    """Those that stopped then, as if they never had: the days away count."""
    for each in of(complaint):
        if each.stopped_at == stopped_at:
            deadlines.reopen(each)
