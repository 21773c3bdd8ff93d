"""How an agency arranges its work: how pressing a report is, whose it is, whether it is danger."""

from tenants import people
from tenants.complaints import policy
from tenants.complaints.actions.timeline import check_version, write_to_colleagues
from tenants.complaints.lifecycle import Deed, Priority
from tenants.complaints.models import Complaint
from tenants.kernel import audit
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.words import N_
from tenants.people import Actor, Permission


def set_priority(actor: Actor, complaint: Complaint, priority: Priority, *, version: int) -> None:
    """How pressing the staff hold it; a line for colleagues says so. The same again is nothing."""
    _check(actor, complaint, version)
    if complaint.priority != priority:
        complaint.priority = priority
        _note(actor, complaint, Deed.SET_PRIORITY, priority)


def assign(actor: Actor, complaint: Complaint, account_id: int | None, *, version: int) -> None:
    """Give it to a colleague of the agency that has it, or to nobody. Invalid for anybody else."""
    _check(actor, complaint, version)
    if complaint.assignee_id == account_id:
        return
    colleagues = dict(people.colleagues.of(complaint.agency_id))
    if account_id is not None and account_id not in colleagues:
        message = N_("Pilih rekan dari dinas yang menangani laporan ini.")
        raise Invalid(message, field="assignee")
    complaint.assignee_id = account_id
    if account_id is None:
        _note(actor, complaint, Deed.UNASSIGN, None)
    else:
        _note(actor, complaint, Deed.ASSIGN, colleagues[account_id])


def calm(actor: Actor, complaint: Complaint, *, version: int) -> None:
    """No danger, or one that 112 has dealt with: the report stands in its turn again."""
    _check(actor, complaint, version)
    if complaint.is_emergency:
        complaint.is_emergency = False
        _note(actor, complaint, Deed.CALM, None)


def _check(actor: Actor, complaint: Complaint, version: int) -> None:
    policy.require(actor, Permission.NOTE_COMPLAINT, complaint)
    check_version(complaint, version)


def _note(actor: Actor, complaint: Complaint, deed: Deed, fact: str | None) -> None:
    session.flush()  # the version check of the row happens here
    line = write_to_colleagues(actor, complaint)
    line.deed, line.fact = deed, fact
    audit.record(actor.label, f"complaint.{deed}", complaint.proof)
