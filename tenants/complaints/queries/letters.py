"""The mails to a reporter about one complaint, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tenants import people
from tenants.complaints.models import Complaint
from tenants.kernel import outbox
from tenants.kernel.deliveries import Delivery, delivery_of
from tenants.kernel.outbox import Announcement
from tenants.kernel.words import N_

NAMES = {
    "complaint.receipt": N_("Tanda terima"),
    "complaint.passed_on": N_("Diteruskan"),
    "complaint.taken_up": N_("Mulai dikerjakan"),
    "complaint.answer": N_("Tanggapan"),
    "complaint.rejection": N_("Penolakan"),
    "complaint.deadline": N_("Tenggat berubah"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: what it said, how it stands, since when."""

    name: str
    delivery: Delivery
    at: datetime
    row: Announcement


def reporter_address(complaint: Complaint) -> str | None:
    """Where mail about it goes: the address left with it, else that of the reporter's account."""
    if complaint.reporter_email or complaint.reporter_id is None:
        return complaint.reporter_email
    return people.by_id(complaint.reporter_id).email


def letters(complaint: Complaint) -> Sequence[Letter]:
    """Oldest first; those that had nothing left to say are left out."""
    rows = outbox.about(f"complaint:{complaint.id}:")
    told = ((row, delivery_of(row)) for row in rows if row.kind in NAMES)
    return [
        Letter(NAMES[row.kind], delivery, row.done_at or row.started_at or row.created_at, row)
        for row, delivery in told
        if delivery
    ]
