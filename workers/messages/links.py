"""Addresses in mails: always the tenant's canonical host, never a request's (T6).

The paths are public promises (docs: contract); tests/workers holds each against the URL map.
"""

from config import settings
from tenants import complaints, people
from tenants.complaints import Complaint
from tenants.kernel import tenancy


def on_site(path: str) -> str:
    return f"{settings.SCHEME}://{tenancy.current().host}{path}"


def follow(complaint: Complaint) -> str:
    """Opens the complaint as its reporter's."""
    return on_site(f"/lacak/{complaint.reference}/{complaints.follow_key(complaint)}")


def public(complaint: Complaint) -> str:
    return on_site(f"/pengaduan/{complaint.reference}")


def all_public() -> str:
    return on_site("/pengaduan")


def desk(complaint: Complaint) -> str:
    return on_site(f"/meja/pengaduan/{complaint.reference}")


def inbox(box: str) -> str:
    return on_site(f"/meja/pengaduan?kotak={box}")


def queue() -> str:
    return on_site("/meja/koordinasi")


def at_agencies() -> str:
    return on_site("/meja/dinas")


def late_at_agencies() -> str:
    return on_site("/meja/dinas?terlambat=1")


def region_figures() -> str:
    return on_site("/meja/pimpinan")


def agency_figures() -> str:
    return on_site("/meja/angka")


def unsubscribe(account_id: int) -> str:
    return on_site(f"/u/{account_id}/{people.unsubscribe_key(account_id)}")


def desks() -> str:
    """Leads to whichever desk is one's own."""
    return on_site("/meja")


def account() -> str:
    return on_site("/akun")


def invitation(token: str) -> str:
    return on_site(f"/tautan/undangan/{token}")


def verification(token: str) -> str:
    return on_site(f"/tautan/surel/{token}")


def password_reset(token: str) -> str:
    return on_site(f"/tautan/sandi/{token}")
