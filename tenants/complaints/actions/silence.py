"""A reporter says nothing: they are reminded, then the matter goes on without their word."""

from sqlalchemy import select, update

from tenants import deadlines
from tenants.complaints.actions import asking, pace
from tenants.complaints.actions.close import close_by_silence
from tenants.complaints.actions.timeline import tell_reporter
from tenants.complaints.lifecycle import WAITING, State
from tenants.complaints.models import Complaint
from tenants.complaints.queries import silent, waiting
from tenants.complaints.queries.silent import Next, Wait
from tenants.kernel import clock
from tenants.kernel.db import session

REMINDERS = {
    State.NEEDS_REPORTER: "complaint.question_reminder",
    State.ANSWERED: "complaint.closing",
}


def waiting_ids() -> list[int]:
    """Those that `follow` has something to do for."""
    return silent.among_waiting(clock.now())


def follow(complaint_id: int) -> None:
    """Do what is due for one of them; called again, or late, it does nothing twice.

    The row is locked: a reporter who answers in the same moment is heard, or finds it closed.
    """
    complaint = session.scalars(
        select(Complaint).where(Complaint.id == complaint_id).with_for_update()
    ).one()
    if complaint.status not in WAITING:
        return
    wait = Wait(complaint.status, waiting.clock_of(complaint), complaint.reminded_at)
    match wait.next(clock.now(), deadlines.current_office()):
        case Next.BEGIN:
            pace.await_reporter(complaint, WAITING[complaint.status])
        case Next.REMIND:
            _remind(complaint)
        case Next.LAPSE if complaint.status is State.ANSWERED:
            close_by_silence(complaint)
        case Next.LAPSE:
            asking.lapse(complaint)
    session.flush()


def _remind(complaint: Complaint) -> None:
    """Kept beside the row's version: a reporter who has the page open is not overtaken by it."""
    session.execute(
        update(Complaint).where(Complaint.id == complaint.id).values(reminded_at=clock.now())
    )
    once = f"clock:{complaint.waiting_clock_id}"
    tell_reporter(complaint, REMINDERS[complaint.status], once=once)
