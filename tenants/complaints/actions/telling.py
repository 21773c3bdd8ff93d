"""A report came to a desk or left it: a mail to each who works there."""

from collections.abc import Iterable

from tenants import people
from tenants.complaints.models import Complaint
from tenants.kernel.db import session
from tenants.kernel.outbox import announce_all
from tenants.people import Account

Told = list[tuple[str, dict[str, object]]]


def agency(complaint_id: int, agency_id: int) -> None:
    """To each officer of the agency that must act now."""
    officers = people.officers_of(agency_id)
    announce_all("complaint.referred", _each_of(officers, "referred", complaint_id))


def recalled(complaint_id: int, agency_id: int) -> None:
    """To each officer of the agency that has it no longer."""
    told = _each_of(people.officers_of(agency_id), "recalled", complaint_id, agency_id=agency_id)
    announce_all("complaint.recalled", told)


def coordinators(complaint_id: int) -> None:
    """To each coordinator: an agency gave it back."""
    announce_all("complaint.returned", _each_of(people.coordinators(), "returned", complaint_id))


def _each_of(there: Iterable[Account], what: str, complaint_id: int, **about: int) -> Told:
    complaint = session.get_one(Complaint, complaint_id)
    once = f"complaint:{complaint_id}:v{complaint.version}:{what}:account:"
    return [
        (f"{once}{each.id}", {"complaint_id": complaint_id, "account_id": each.id, **about})
        for each in there
    ]
