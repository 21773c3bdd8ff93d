"""Addresses in mails: always the tenant's canonical host, never a request's (T6).

The paths are public promises (docs: contract); tests/workers holds each against the URL map.
"""

from tenants import complaints, people
from tenants.complaints import Complaint, following
from tenants.kernel import tenancy


def on_site(path: str) -> str:
    return f"{tenancy.current().origin}{path}"


def follow(complaint: Complaint) -> str:
    """Opens the complaint as its reporter's."""
    return on_site(f"/lacak/{complaint.reference}/{complaints.receipts.follow_key(complaint)}")


def public(complaint: Complaint) -> str:
    return on_site(f"/pengaduan/{complaint.reference}")


def all_public(state: str = "") -> str:
    return on_site(f"/pengaduan?state={state}" if state else "/pengaduan")


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


def begin_following(follow_id: int) -> str:
    """Opens the question whether to follow."""
    return on_site(
        f"/ikuti/konfirmasi/{follow_id}/{following.key_of(following.Door.CONFIRM, follow_id)}"
    )


def stop_following(follow_id: int) -> str:
    """Ends this one follow, whoever holds the mail."""
    return on_site(f"/u/ikuti/{follow_id}/{following.key_of(following.Door.STOP, follow_id)}")


def stop_digests(follower_id: int) -> str:
    return on_site(
        f"/u/ringkasan/{follower_id}/{following.key_of(following.Door.DIGEST, follower_id)}"
    )


def wishes(follower_id: int) -> str:
    """Opens all that somebody follows, and how often they hear of it."""
    return on_site(
        f"/ikuti/saya/{follower_id}/{following.key_of(following.Door.WISHES, follower_id)}"
    )


def own_wishes() -> str:
    """The same for whoever is signed in."""
    return on_site("/ikuti/saya")


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
