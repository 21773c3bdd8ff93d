"""The report of an address, found through whoever asks; NotFound where it is not theirs."""

from tenants import complaints
from tenants.complaints import Complaint
from web import identity


def readable(reference: str) -> Complaint:
    """One that they may read."""
    return complaints.visible_to(identity.actor()).by_reference(reference)


def on_desk(reference: str) -> Complaint:
    """One that is theirs to handle: their agency's, or any for the coordinator."""
    return complaints.handled_by(identity.actor()).by_reference(reference)
