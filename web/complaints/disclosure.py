"""Who will be able to read what is secret or sensitive, or accuses an agency, once it is there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tenants import agencies, complaints, people
from tenants.complaints import Complaint
from web.complaints.forms import ReferForm

NAMED = 20  # of each kind; more are counted


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may read a complaint once it is with an agency: its people and the coordinators."""

    agency_name: str
    officers: Sequence[str]
    coordinators: Sequence[str]
    more_officers: int
    is_accused: bool = False


def unconfirmed(form: ReferForm, complaint: Complaint) -> Readers | None:
    """Who would read it, where that is to be confirmed and the form does not say it was.

    None where nothing is to be asked, or nobody chosen, or somebody was first: then refer says so.
    """
    agency_id = form.agency_id or _of_topic(form, complaint)
    if agency_id is None or form.seen != complaint.version:
        return None
    if not is_asked(complaint, form.topic_code, agency_id):
        return None
    if form.confirmed.data == str(agency_id):
        return None
    form.confirmed.data = str(agency_id)
    is_accused = complaints.accused.is_accused(complaint, agency_id)
    return replace(readers(agency_id), is_accused=is_accused)


def is_asked(complaint: Complaint, topic_code: str | None, agency_id: int) -> bool:
    """Whether a person confirms who reads it there: by what it is, or by whom it accuses."""
    return complaints.asks_who_reads(complaint, topic_code) or complaints.accused.is_accused(
        complaint, agency_id
    )


def _of_topic(form: ReferForm, complaint: Complaint) -> int | None:
    chosen = form.topic_code
    return complaints.topics.agency_id_for(chosen, complaint.village_code) if chosen else None


def readers(agency_id: int) -> Readers:
    officers = [each.name for each in people.officers_of(agency_id)]
    return Readers(
        agency_name=agencies.by_id(agency_id).name,
        officers=officers[:NAMED],
        coordinators=[each.name for each in people.coordinators()][:NAMED],
        more_officers=max(0, len(officers) - NAMED),
    )
