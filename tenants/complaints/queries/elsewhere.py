"""Whether a report may be about another regency than the one it was sent to."""

from tenants import places
from tenants.complaints.models import Complaint


def region_of(complaint: Complaint) -> str | None:
    """The other regency that its words speak of: `Depok`, or `Kota Bogor`."""
    return places.region_elsewhere(f"{complaint.landmark or ''}. {complaint.text}")
