"""Found by whoever can prove that the complaint is theirs."""

from sqlalchemy import select

from tenants.complaints.models import Complaint
from tenants.complaints.queries.page import with_names
from tenants.complaints.receipts import draft_digest, follow_key, receipt_digest
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


def was_filed(token: str) -> bool:
    """Whether this draft's complaint is there already."""
    key = draft_digest(token)
    return session.scalar(select(Complaint.id).where(Complaint.idempotency_key == key)) is not None


def filed_with(token: str) -> Complaint:
    """The complaint that was filed from this draft; NotFound if none was."""
    found = session.scalar(
        with_names(select(Complaint)).where(Complaint.idempotency_key == draft_digest(token))
    )
    if found is None:
        message = N_("Belum ada laporan yang dikirim dari draf ini.")
        raise NotFound(message)
    return found
