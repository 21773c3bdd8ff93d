"""What must be known before the work goes on: asked of the reporter, whose time it is then."""

from tenants import people
from tenants.complaints.actions import attaching
from tenants.complaints.actions.timeline import check, move, tell_reporter
from tenants.complaints.lifecycle import Author, State, no_way
from tenants.complaints.models import Complaint, Entry
from tenants.kernel.db import session
from tenants.kernel.outbox import announce, announce_all
from tenants.people import SYSTEM, Actor, Permission


def asker(complaint: Complaint) -> Permission:
    """Who may ask about it now: its agency, and before it has one the coordinator."""
    is_with_agency = complaint.agency_id is not None
    return Permission.HANDLE_COMPLAINT if is_with_agency else Permission.COORDINATE_COMPLAINTS


def ask(actor: Actor, complaint: Complaint, *, question: str, version: int) -> None:
    """The reporter is asked, by mail where there is an address; both clocks stand still."""
    check(actor, asker(complaint), complaint, State.NEEDS_REPORTER, seen=version)
    line = _go(actor, complaint, State.NEEDS_REPORTER, author=_author(complaint), note=question)
    tell_reporter(complaint, "complaint.question", entry_id=line.id)


def complete(
    actor: Actor, complaint: Complaint, *, text: str, version: int, photos: attaching.Sent = ()
) -> None:
    """The reporter's answer: back to where it was, the clocks run on, the asker is told.

    Invalid if a picture can't be kept. New pictures wait for somebody of the staff to show them.
    """
    check(actor, Permission.COMPLETE_COMPLAINT, complaint, origin(complaint), seen=version)
    _require_asked(complaint)
    kept = attaching.keep(photos)
    line = _go(actor, complaint, origin(complaint), author=Author.REPORTER, note=text)
    attaching.attach(line, kept, is_hidden=True)
    _tell_asker(complaint)


def drop(actor: Actor, complaint: Complaint, *, version: int) -> None:
    """Whoever asked goes on without the answer."""
    check(actor, asker(complaint), complaint, origin(complaint), seen=version)
    _require_asked(complaint)
    _go(actor, complaint, origin(complaint), author=_author(complaint))


def lapse(complaint: Complaint) -> None:
    """No reply came in time: it goes on without one, and the asker is told so."""
    _go(SYSTEM, complaint, origin(complaint), author=Author.SYSTEM)
    _tell_asker(complaint)


def tell_staff(complaint_id: int) -> None:
    """A mail to each who may have asked: the reporter replied, or let the time pass."""
    complaint = session.get_one(Complaint, complaint_id)
    agency_id = complaint.agency_id
    told = people.officers_of(agency_id) if agency_id else people.coordinators()
    announce_all(
        "complaint.resumed",
        [
            (
                f"complaint:{complaint_id}:v{complaint.version}:resumed:account:{each.id}",
                {"complaint_id": complaint_id, "account_id": each.id},
            )
            for each in told
        ],
    )


def _go(
    actor: Actor, complaint: Complaint, to: State, *, author: Author, note: str | None = None
) -> Entry:
    by_agency = complaint.agency_id if author is Author.OFFICER else None
    line = move(actor, complaint, to, author=author, note=note, agency_id=by_agency)
    session.flush()
    return line


def _tell_asker(complaint: Complaint) -> None:
    announce(
        "complaint.resumption",
        {"complaint_id": complaint.id},
        key=f"complaint:{complaint.id}:v{complaint.version}:resumption",
    )


def _author(complaint: Complaint) -> Author:
    return Author.OFFICER if complaint.agency_id else Author.COORDINATOR


def origin(complaint: Complaint) -> State:
    """Where it goes on once its reporter is waited for no longer."""
    return State.IN_PROGRESS if complaint.agency_id else State.RECEIVED


def _require_asked(complaint: Complaint) -> None:
    """Other states lead there too."""
    if complaint.status is not State.NEEDS_REPORTER:
        raise no_way(complaint.status)
