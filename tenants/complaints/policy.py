"""Who may read and do what with a complaint: predicates for one, and the same as SQL for many."""

from functools import lru_cache

from sqlalchemy import ColumnElement, false, or_, true

from tenants.complaints.lifecycle import Visibility
from tenants.complaints.models import Complaint
from tenants.kernel.errors import Refused
from tenants.kernel.words import N_
from tenants.people import Actor, Permission, Role, may


def require(actor: Actor, permission: Permission, complaint: Complaint) -> None:
    """Refused unless `actor` may."""
    if not may(actor, permission, complaint):
        message = N_("Anda tidak berwenang melakukan ini pada laporan tersebut.")
        raise Refused(message)


@lru_cache(maxsize=1)
def published() -> ColumnElement[bool]:
    """What everybody may read."""
    return Complaint.published_at.is_not(None) & (Complaint.visibility != Visibility.SECRET)


def withheld() -> ColumnElement[bool]:
    """Open to all by its reporter's wish, but not shown: not referred yet, or rejected."""
    return Complaint.published_at.is_(None) & (Complaint.visibility != Visibility.SECRET)


def readable_by(actor: Actor) -> ColumnElement[bool]:
    """READ_COMPLAINT as a condition; tests/complaints holds the two equal."""
    ways = [published()]
    if actor.id is not None:
        ways.append(Complaint.reporter_id == actor.id)
    if proven := actor.proven(Complaint.__tablename__):
        ways.append(Complaint.id.in_(proven))
    if actor.agency_ids:
        ways.append(Complaint.agency_id.in_(actor.agency_ids))
    if actor.has(Role.COORDINATOR):
        ways.append(true())
    return or_(false(), *ways)


def handled_by(actor: Actor) -> ColumnElement[bool]:
    """What is on somebody's desk."""
    if actor.has(Role.COORDINATOR):
        return true()
    return Complaint.agency_id.in_(actor.agency_ids)
