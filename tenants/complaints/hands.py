"""In whose hands reports are, as conditions on complaints joined with the clock of their step.

Who asks a reporter once the deadline is past is no less late for it: such a report stays in their
hands. What was asked in time is in nobody's, until it is answered.
"""

from collections.abc import Set as AbstractSet
from typing import Final

from sqlalchemy import ColumnElement, and_, or_

from tenants.complaints.lifecycle import WITH_AGENCY, WITH_COORDINATOR, State
from tenants.complaints.models import Complaint
from tenants.deadlines import is_late
from tenants.kernel import clock

ASKED: Final = State.NEEDS_REPORTER
HELD: Final = WITH_AGENCY | WITH_COORDINATOR | {ASKED}


def of_agencies() -> ColumnElement[bool]:
    return _held(WITH_AGENCY, Complaint.agency_id.is_not(None))


def of_coordinators() -> ColumnElement[bool]:
    return _held(WITH_COORDINATOR, Complaint.agency_id.is_(None))


def of_anybody() -> ColumnElement[bool]:
    return _held(HELD)


def _held(states: AbstractSet[State], *who_asked: ColumnElement[bool]) -> ColumnElement[bool]:
    asked_late = and_(is_late(clock.now()), *who_asked)
    # The states stand apart, as the index has them.
    return and_(Complaint.state.in_(states | {ASKED}), or_(Complaint.state != ASKED, asked_late))
