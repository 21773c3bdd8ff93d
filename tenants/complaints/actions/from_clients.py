"""What another system says about a report that it filed."""

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tenants.complaints.lifecycle import Author, Visibility
from tenants.complaints.models import Complaint, Entry
from tenants.kernel import audit, clock, ids
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, NotFound
from tenants.kernel.words import N_
from tenants.people import ApiClient


def filed_by(client: ApiClient, reference: str) -> Complaint:
    """A report that this client filed; NotFound for any other, and for what is secret."""
    found = session.scalar(
        select(Complaint).where(
            Complaint.reference == ids.typed_reference(reference),
            Complaint.client_id == client.id,
            Complaint.visibility != Visibility.SECRET,
        )
    )
    if found is None:
        message = N_("Laporan dengan nomor itu tidak ada, atau bukan kiriman aplikasi ini.")
        raise NotFound(message)
    return found


def tell(client: ApiClient, complaint: Complaint, text: str, *, external_id: str | None) -> int:
    """A line for the desk, in the reporter's part; its id, the same for the same `external_id`.

    Conflict where that was said of another report: these words would be lost. It moves nothing:
    whether a report is settled its own reporter says, at our own pages.
    """
    values = {
        "complaint_id": complaint.id,
        "state": complaint.state,
        "author": Author.REPORTER,
        "note": text,
        "is_internal": True,
        "at": clock.now(),
        "client_id": client.id,
        "external_id": external_id,
    }
    added: int | None = session.scalar(
        insert(Entry).values(values).on_conflict_do_nothing().returning(Entry.id)
    )
    if added is None:
        return _known(client, complaint, external_id)
    audit.record(client.proof, "complaint.tell", complaint.proof)
    return added


def _known(client: ApiClient, complaint: Complaint, external_id: str | None) -> int:
    was_said = select(Entry.id, Entry.complaint_id).where(
        Entry.client_id == client.id, Entry.external_id == external_id
    )
    entry_id, complaint_id = session.execute(was_said).one()
    if complaint_id != complaint.id:
        message = N_("Nomor itu sudah dipakai untuk pembaruan laporan lain.")
        raise Conflict(message)
    return int(entry_id)
