"""The clocks of a report that goes to another region: they stop, and go on if it comes back."""

from datetime import datetime

from tenants import deadlines
from tenants.complaints.models import Complaint
from tenants.kernel.db import session


def stop(complaint: Complaint, at: datetime) -> None:
    """Nothing is promised here any more: the other region's own clocks run."""
    for each in _clocks(complaint):
        if each.is_open:
            deadlines.stop(each, at)


def go_on(complaint: Complaint, stopped_at: datetime) -> None:
    """Those that stopped then, as if they never had: the days away count."""
    for each in _clocks(complaint):
        if each.stopped_at == stopped_at:
            deadlines.reopen(each)


def _clocks(complaint: Complaint) -> list[deadlines.Clock]:
    numbers = (complaint.step_clock_id, complaint.settlement_clock_id)
    found = (session.get(deadlines.Clock, each) for each in numbers if each)
    return [each for each in found if each]
