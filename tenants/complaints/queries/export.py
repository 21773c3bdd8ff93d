"""What leaves the desk as a file: nothing secret, the words as the public reads them."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Select, select

from tenants.complaints.lifecycle import Visibility
from tenants.complaints.models import Complaint
from tenants.complaints.queries.boxes import Box
from tenants.complaints.queries.desk import in_inbox, in_queue
from tenants.complaints.queries.narrowing import Narrowing
from tenants.complaints.queries.page import with_names
from tenants.deadlines import Clock
from tenants.kernel.db import session
from tenants.people import Actor

MOST: Final = 10_000
_AT_ONCE: Final = 500


def of_inbox(actor: Actor, box: Box, narrowed: Narrowing) -> Iterator[Complaint]:
    """The list as it is narrowed, by due moment, a few hundred in memory at a time; MOST of it."""
    return _in_stretches(
        with_names(select(Complaint))
        .join(Clock, Complaint.step_clock_id == Clock.id)
        .where(*in_inbox(actor, box, narrowed))
        .order_by(Clock.due_at, Complaint.id)
    )


def of_queue(narrowed: Narrowing) -> Iterator[Complaint]:
    """The same of what waits for the coordinator, the oldest first."""
    return _in_stretches(
        with_names(select(Complaint))
        .where(*in_queue(narrowed))
        .order_by(Complaint.submitted_at, Complaint.id)
    )


def _in_stretches(query: Select[Complaint]) -> Iterator[Complaint]:
    return iter(
        session.scalars(
            query.where(Complaint.visibility != Visibility.SECRET).limit(MOST),
            execution_options={"yield_per": _AT_ONCE},
        )
    )
