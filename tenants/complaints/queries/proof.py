"""Found by whoever can prove that the complaint is theirs."""

from sqlalchemy import select

from tenants.complaints.models import Complaint
from tenants.complaints.receipts import follow_key, receipt_digest
from tenants.kernel import ids
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_


def by_receipt(reference: str, receipt: str) -> Complaint:
    """The complaint somebody proves theirs; one answer for a wrong reference or receipt."""
    found = session.scalar(
        select(Complaint).where(
            Complaint.reference == ids.typed_reference(reference),
            Complaint.receipt_digest == receipt_digest(ids.typed_receipt(receipt)),
        )
    )
    if found is None:
        message = N_("Nomor laporan dan kode rahasia itu tidak cocok. Periksa lagi keduanya.")
        raise NotFound(message)
    return found


def by_follow_key(reference: str, key: str) -> Complaint:
    """The complaint of a link in its reporter's mail; NotFound unless the key is its own."""
    found = session.scalar(
        select(Complaint).where(Complaint.reference == ids.typed_reference(reference))
    )
    wanted = follow_key(found) if found else ids.new_token()
    if not ids.is_same(key, wanted) or found is None:
        message = N_("Tautan ini tidak cocok dengan laporan mana pun.")
        raise NotFound(message)
    return found
