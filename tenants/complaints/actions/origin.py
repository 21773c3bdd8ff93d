"""A report that came from another region: what that one hears, and what comes first here."""

from sqlalchemy import exists, select

from tenants.complaints.channels import Channel
from tenants.complaints.lifecycle import State
from tenants.complaints.models import Complaint, Entry, Passage
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.outbox import announce
from tenants.kernel.words import N_


def tell_origin(complaint: Complaint, entry: Entry) -> None:
    """Have the region it came from told of this line; that it goes back there is told apart."""
    if complaint.channel != Channel.NEIGHBOUR or complaint.status is State.PASSED_ON:
        return
    session.flush()
    announce(
        "neighbour.status",
        {"complaint_id": complaint.id, "entry_id": entry.id, "version": complaint.version},
        key=f"complaint:{complaint.id}:entry:{entry.id}:neighbour",
    )


def require_placed(complaint: Complaint) -> None:
    """Invalid where nobody has said yet which of our villages it is in."""
    if complaint.channel != Channel.NEIGHBOUR:
        return
    somewhere = exists().where(Passage.complaint_id == complaint.id, ~Passage.is_placed)
    if session.scalar(select(somewhere)):
        message = N_("Pastikan dulu di desa atau kelurahan mana tempatnya.")
        raise Invalid(message)
