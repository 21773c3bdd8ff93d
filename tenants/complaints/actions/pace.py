"""The clocks that follow a complaint from state to state: what stands still, who is waited for."""

from tenants import deadlines
from tenants.complaints.actions import clocks
from tenants.complaints.lifecycle import WAITING, State
from tenants.complaints.models import Complaint
from tenants.kernel import clock


def follow(complaint: Complaint, to: State) -> None:
    """Before it moves: the agency's time stands still exactly while its reporter is asked.

    Who is waited for gets a clock of their own, which ends when they are waited for no longer.
    What is merged needs no time of its own; taken out again, it never had stopped.
    """
    was, now = complaint.status, clock.now()
    if was in WAITING and (waited := clocks.by_id(complaint.waiting_clock_id)) and waited.is_open:
        deadlines.stop(waited, now)
    if State.NEEDS_REPORTER in {was, to}:
        for each in clocks.running(complaint):
            if to is State.NEEDS_REPORTER:
                deadlines.pause(each, State.NEEDS_REPORTER, now)
            elif each.paused_at:
                deadlines.resume(each, now)
    if State.MERGED in {was, to}:
        _run_with_lead(complaint, is_merged=to is State.MERGED)
    if to in WAITING:
        await_reporter(complaint, WAITING[to])


def _run_with_lead(complaint: Complaint, *, is_merged: bool) -> None:
    if is_merged:
        clocks.stop(complaint, clock.now())
        return
    for each in clocks.of(complaint):
        if not each.is_open:
            deadlines.reopen(each)


def await_reporter(complaint: Complaint, step: str) -> None:
    """From now on; they have not been reminded yet."""
    complaint.waiting_clock = deadlines.start(step, clock.now())
    complaint.reminded_at = None
