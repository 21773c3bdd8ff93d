"""The mails to a reporter about one complaint, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from tenants import people
from tenants.complaints.models import Complaint
from tenants.kernel import mailboxes, outbox
from tenants.kernel.db import session
from tenants.kernel.deliveries import Delivery, delivery_of
from tenants.kernel.outbox import Announcement
from tenants.kernel.words import N_

RECEIPTS_AN_HOUR = 5  # for one mailbox that its reporter has not proved
NAMES = {
    "complaint.receipt": N_("Tanda terima"),
    "complaint.passed_on": N_("Diteruskan"),
    "complaint.taken_up": N_("Mulai dikerjakan"),
    "complaint.question": N_("Pertanyaan"),
    "complaint.question_reminder": N_("Pertanyaan, diingatkan"),
    "complaint.progress": N_("Perkembangan"),
    "complaint.answer": N_("Tanggapan"),
    "complaint.closing": N_("Segera ditutup"),
    "complaint.merged": N_("Digabung"),
    "complaint.lead_news": N_("Kabar laporan gabungan"),
    "complaint.separated": N_("Dipisahkan"),
    "complaint.rejection": N_("Penolakan"),
    "complaint.handed_over": N_("Dialihkan ke daerah lain"),
    "complaint.neighbour_news": N_("Kabar dari daerah lain"),
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
    return complaint.reporter_email or _account_address(complaint)


def _account_address(complaint: Complaint) -> str | None:
    return people.by_id(complaint.reporter_id).email if complaint.reporter_id else None


def is_receipted(complaint: Complaint) -> bool:
    """Whether its reporter is told by mail that it has come.

    Anybody may leave anybody's address, so it is told of the first few reports of an hour and no
    more, however they vary what stands behind a plus; one's own, proved by a log-in, always is.
    """
    written = complaint.reporter_email
    if written is None or _account_address(complaint) == written:
        return complaint.has_address
    earlier = select(func.count()).where(
        mailboxes.is_same(Complaint.reporter_email, written),
        Complaint.submitted_at > complaint.submitted_at - timedelta(hours=1),
        Complaint.id < complaint.id,
    )
    return session.scalars(earlier).one() < RECEIPTS_AN_HOUR


def of(complaint: Complaint) -> Sequence[Letter]:
    """Oldest first; those that had nothing left to say are left out."""
    rows = outbox.about(f"complaint:{complaint.id}:")
    told = ((row, delivery_of(row)) for row in rows if row.kind in NAMES)
    return [
        Letter(NAMES[row.kind], delivery, row.done_at or row.started_at or row.created_at, row)
        for row, delivery in told
        if delivery
    ]
