"""Where the desks of complaints are, and a report on them."""

from typing import Final

from tenants.complaints import Complaint

INBOX: Final = "/meja/pengaduan"
QUEUE: Final = "/meja/koordinasi"
AT_AGENCIES: Final = "/meja/dinas"
ELSEWHERE: Final = f"{QUEUE}/daerah-lain"


def desk_url(complaint: Complaint) -> str:
    return f"{INBOX}/{complaint.reference}"


def queue_url(complaint: Complaint) -> str:
    return f"{QUEUE}/{complaint.reference}"
