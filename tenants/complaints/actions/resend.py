"""A mail that failed for good is sent again because a person says so."""

from tenants import people
from tenants.complaints import policy
from tenants.complaints.models import Complaint
from tenants.complaints.queries import letters
from tenants.kernel import audit, outbox
from tenants.people import Actor, Permission


def resend(actor: Actor, complaint: Complaint) -> int:
    """Have every failed or unsure mail to the reporter tried again; how many."""
    policy.require(actor, Permission.RESEND_MAIL, complaint)
    failed = [each for each in letters.of(complaint) if each.delivery.is_for_people]
    for letter in failed:
        outbox.again(letter.row)
    address = letters.reporter_address(complaint)
    if failed and address:
        people.addresses.forget(address)
        audit.record(actor.label, "complaint.resend", complaint.proof)
    return len(failed)
