"""The one way a complaint changes state: checked, written down, told."""

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from tenants.complaints import policy
from tenants.complaints.actions import pace
from tenants.complaints.actions.origin import tell_origin
from tenants.complaints.lifecycle import Author, State, check_move, no_way
from tenants.complaints.models import Complaint, Entry
from tenants.complaints.queries.news import SHARED, TOLD
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
    check_seen(actor, permission, complaint, seen=seen)
    if complaint.lead_id is not None:  # what is merged only leaves its lead
        raise no_way(complaint.status)
    check_move(complaint.status, to)


def check_seen(actor: Actor, permission: Permission, complaint: Complaint, *, seen: int) -> None:
    """The same for what moves it nowhere."""
    policy.require(actor, permission, complaint)
    check_version(complaint, seen)


def check_version(complaint: Complaint, seen: int) -> None:
    """Conflict where somebody changed it after the person saw it."""
    if complaint.version != seen:
        message = N_("Laporan ini baru saja diubah orang lain.")
        raise Conflict(message)


def move(
    actor: Actor,
    complaint: Complaint,
    to: State,
    *,
    author: Author,
    note: str | None = None,
    agency_id: int | None = None,
) -> Entry:
    """Take the complaint to a state; Conflict where the life cycle has no such move.

    `author` and `agency_id` are what the reader sees (Entry), `actor` is whom the audit names.
    That it was returned is public; why is between colleagues. Returns the line that all may read.
    """
    was = complaint.status
    check_move(was, to)
    pace.follow(complaint, to)
    complaint.state = to
    flag_modified(complaint, "state")  # a new version even where the state is the same
    if was is not State.MERGED:
        _publish(complaint, to, author)
    session.flush()  # the version check of the row happens here, before anything is told
    is_for_colleagues = to is State.RETURNED
    said = None if is_for_colleagues else note
    line = write(actor, complaint, author=author, note=said, agency_id=agency_id)
    tell_origin(complaint, line)
    if is_for_colleagues and note:
        write(actor, complaint, author=author, note=note, is_internal=True, agency_id=agency_id)
    trace = Author.REPORTER if _hides(complaint, author) else actor.label
    audit.record(trace, f"complaint.{_verb(was, to, line)}", complaint.proof)
    if to in SHARED:
        _tell_members(complaint, line)
    goes_on = was is State.NEEDS_REPORTER and to is not State.MERGED
    if complaint.is_public and to in TOLD and not goes_on:
        session.flush()  # the line gets its number
        news = {"complaint_id": complaint.id, "entry_id": line.id}
        announce("complaint.news", news, key=f"complaint:{complaint.id}:news:{line.id}")
    return line


def _tell_members(complaint: Complaint, line: Entry) -> None:
    """Read anew under the row's lock: one may have been merged into it a moment ago."""
    counted = select(Complaint.member_count).where(Complaint.id == complaint.id)
    if session.scalar(counted):
        session.flush()  # the line gets its number
        news = {"complaint_id": complaint.id, "entry_id": line.id}
        announce("complaint.shared", news, key=f"complaint:{complaint.id}:shared:{line.id}")


def _verb(was: State, to: State, line: Entry) -> str:
    """What was done, where more than one thing leads to a state."""
    if was is State.NEEDS_REPORTER and to is not State.MERGED:
        return {Author.REPORTER: "complete", Author.SYSTEM: "lapse"}.get(
            Author(line.author), "drop_question"
        )
    if was is State.MERGED:
        return "dissent" if line.author == Author.REPORTER else "unmerge"
    if to is State.RETURNED and line.author == Author.COORDINATOR:
        return "recall"
    return "tell_progress" if to is State.IN_PROGRESS and line.note else to.verb


def publish(complaint: Complaint) -> None:
    """From now on everybody may read it, and those who follow its area or topic are told, once.

    A secret one is no more public for it.
    """
    if complaint.published_at is None:
        complaint.published_at = clock.now()
        if complaint.is_public:
            told = {"complaint_id": complaint.id}
            announce("complaint.published", told, key=f"complaint:{complaint.id}:published")


def _publish(complaint: Complaint, to: State, author: Author) -> None:
    """A person who sends it on, takes it up or answers has looked at it: nothing waits any more."""
    if author in {Author.COORDINATOR, Author.OFFICER} and to in WORKED_ON:
        complaint.checked_at = complaint.checked_at or clock.now()
        publish(complaint)


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
        version=complaint.version,
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
