"""A changed calendar moved deadlines: the reporters are told."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from tenants.complaints.models import Complaint
from tenants.deadlines import Clock, Moved
from tenants.kernel import clock
from tenants.kernel.db import session
from tenants.kernel.outbox import announce_all


def tell_moved(moved: Sequence[Moved]) -> int:
    """Announce `complaint.deadline` wherever a report's present step moved; how many.

    The longer promise, until it is settled, moves in silence: no page names its day.
    """
    by_clock = {each.clock.id: each for each in moved}
    found = session.execute(
        select(Complaint.id, Clock.id)
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(Clock.id.in_(by_clock))
        .where(or_(Complaint.reporter_id.is_not(None), Complaint.reporter_email.is_not(None)))
    )
    now = clock.now().isoformat()  # a day may be declared and cancelled again: each move counts
    return announce_all(
        "complaint.deadline",
        [
            (f"complaint:{complaint_id}:deadline:{now}", _payload(complaint_id, by_clock[clock_id]))
            for complaint_id, clock_id in found.all()
        ],
    )


def _payload(complaint_id: int, moved: Moved) -> dict[str, object]:
    """Both moments: where it stood before can't be read from any row."""
    return {
        "complaint_id": complaint_id,
        "was_due_at": moved.was_due_at.isoformat(),
        "due_at": moved.due_at.isoformat(),
    }
