"""What proves that a report is yours: drawn from secrets, bound to the tenant, stored hashed."""

from config import settings
from tenants.complaints.models import Complaint
from tenants.kernel import ids, tenancy


def draft_digest(token: str) -> bytes:
    """What is stored of a draft's token."""
    purpose = f"{tenancy.current().key}:draft"
    return ids.digest(token, key=settings.SECRET_KEY, purpose=purpose)


def receipt_of(token: str) -> str:
    """The reporter's secret for the complaint filed with this draft token: 80 bits.

    Drawn from the token, so that a request repeated on a bad network shows the same receipt;
    only its digest is stored.
    """
    tenant = tenancy.current().key
    drawn = ids.digest(token, key=settings.SECRET_KEY, purpose=f"{tenant}:receipt")
    return ids.spoken(drawn[:10])


def receipt_digest(receipt: str) -> bytes:
    """What is stored of a receipt."""
    purpose = f"{tenancy.current().key}:receipt-proof"
    return ids.digest(receipt, key=settings.SECRET_KEY, purpose=purpose)


def follow_key(complaint: Complaint) -> str:
    """The key of a link in the reporter's mail: bound to the complaint's receipt (T24)."""
    purpose = f"{tenancy.current().key}:follow:{complaint.reference}"
    secret = complaint.receipt_digest.hex()
    return ids.spoken(ids.digest(secret, key=settings.SECRET_KEY, purpose=purpose)[:15])
