"""The one way a complaint changes state: checked, written down, told."""

from tenants.complaints import policy
from tenants.complaints.actions.origin import tell_origin
from tenants.complaints.lifecycle import Author, State, check_move
from tenants.complaints.models import Complaint, Entry
from tenants.kernel import audit, clock
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_
from tenants.people import Actor, Permission, may

WORKED_ON = frozenset({State.REFERRED, State.IN_PROGRESS, State.ANSWERED})


def check(
    actor: Actor, permission: Permission, complaint: Complaint, to: State, *, seen: int
) -> None:
    """Before anything is changed: may they, is it still what they saw, does the move exist?

    Refused, or Conflict; `seen` is the version the person decided upon.
    """
    policy.require(actor, permission, complaint)
    if complaint.version != seen:
        message = N_("Laporan ini baru saja diubah orang lain.")
        raise Conflict(message)
    check_move(complaint.status, to)


def move(
    actor: Actor,
    complaint: Complaint,
    to: State,
    *,
    author: Author,
    note: str | None = None,
    agency_id: int | None = None,
) -> None:
    """Take the complaint to a state; Conflict where the life cycle has no such move.

    `author` and `agency_id` are what the reader sees (Entry), `actor` is whom the audit names.
    That it was returned is public; why is between colleagues.
    """
    check_move(complaint.status, to)
    complaint.state = to
    _publish(complaint, to, author)
    session.flush()  # the version check of the row happens here, before anything is told
    is_for_colleagues = to is State.RETURNED
    said = None if is_for_colleagues else note
    line = write(actor, complaint, author=author, note=said, agency_id=agency_id)
    tell_origin(complaint, line)
    if is_for_colleagues and note:
        write(actor, complaint, author=author, note=note, is_internal=True, agency_id=agency_id)
    trace = Author.REPORTER if _hides(complaint, author) else actor.label
    verb = "recall" if is_for_colleagues and author is Author.COORDINATOR else to.verb
    audit.record(trace, f"complaint.{verb}", complaint.proof)


def _publish(complaint: Complaint, to: State, author: Author) -> None:
    """A person who sends it on, takes it up or answers has looked at it: nothing waits any more."""
    if author in {Author.COORDINATOR, Author.OFFICER} and to in WORKED_ON:
        now = clock.now()
        complaint.checked_at = complaint.checked_at or now
        complaint.published_at = complaint.published_at or now


def write(
    actor: Actor,
    complaint: Complaint,
    *,
    author: Author,
    note: str | None = None,
    is_internal: bool = False,
    agency_id: int | None = None,
) -> Entry:
    """Add a line to the timeline at the complaint's present state."""
    line = Entry(
        complaint_id=complaint.id,
        state=complaint.state,
        author=author,
        account_id=None if _hides(complaint, author) else actor.id,
        agency_id=agency_id,
        note=note,
        is_internal=is_internal,
    )
    session.add(line)
    return line


def write_to_colleagues(actor: Actor, complaint: Complaint, note: str | None = None) -> Entry:
    """A line that nobody outside the desks reads, by the agency's officer or the coordinator."""
    is_officers = may(actor, Permission.HANDLE_COMPLAINT, complaint)
    return write(
        actor,
        complaint,
        author=Author.OFFICER if is_officers else Author.COORDINATOR,
        agency_id=complaint.agency_id if is_officers else None,
        note=note,
        is_internal=True,
    )


def _hides(complaint: Complaint, author: Author) -> bool:
    """Anonim holds for all that its reporter does, logged in or not, whatever else they are."""
    return complaint.is_anonymous and author is Author.REPORTER


def tell_reporter(complaint: Complaint, kind: str, *, once: str = "", **about: int) -> None:
    """Announce a mail to the reporter, if there is anybody to tell.

    At each version of the complaint, or `once` for what is named.
    """
    if complaint.has_address:
        announce(
            kind,
            {"complaint_id": complaint.id, **about},
            key=f"complaint:{complaint.id}:{once or f'v{complaint.version}'}:{kind}",
        )
