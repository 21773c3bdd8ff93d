"""The clocks that follow a complaint from state to state: what stands still, who is waited for."""

from collections.abc import Iterator

from tenants import deadlines
from tenants.complaints.lifecycle import WAITING, State
from tenants.complaints.models import Complaint
from tenants.deadlines import Clock
from tenants.kernel import clock
from tenants.kernel.db import session


def follow(complaint: Complaint, to: State) -> None:
    """Before it moves: the agency's time stands still exactly while its reporter is asked.

    Who is waited for gets a clock of their own, which ends when they are waited for no longer.
    What is merged needs no time of its own; taken out again, it never had stopped.
    """
    was, now = complaint.status, clock.now()
    if was in WAITING and (waited := _clock(complaint.waiting_clock_id)) and waited.is_open:
        deadlines.stop(waited, now)
    if State.NEEDS_REPORTER in {was, to}:
        for each in _running(complaint):
            if to is State.NEEDS_REPORTER:
                deadlines.pause(each, State.NEEDS_REPORTER, now)
            elif each.paused_at:
                deadlines.resume(each, now)
    if State.MERGED in {was, to}:
        _run_with_lead(complaint, is_merged=to is State.MERGED)
    if to in WAITING:
        await_reporter(complaint, WAITING[to])


def _run_with_lead(complaint: Complaint, *, is_merged: bool) -> None:
    for each in _clocks(complaint):
        if is_merged and each.is_open:
            deadlines.stop(each, clock.now())
        elif not is_merged and not each.is_open:
            deadlines.reopen(each)


def await_reporter(complaint: Complaint, step: str) -> None:
    """From now on; they have not been reminded yet."""
    complaint.waiting_clock = deadlines.start(step, clock.now())
    complaint.reminded_at = None


def _running(complaint: Complaint) -> Iterator[Clock]:
    return (each for each in _clocks(complaint) if each.is_open)


def _clocks(complaint: Complaint) -> Iterator[Clock]:
    numbers = {complaint.step_clock_id, complaint.settlement_clock_id}
    found = (_clock(each) for each in sorted(filter(None, numbers)))
    return (each for each in found if each)


def _clock(clock_id: int | None) -> Clock | None:
    return session.get(Clock, clock_id) if clock_id else None
