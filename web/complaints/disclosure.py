"""Before what is secret or sensitive goes to an agency: who will be able to read it there."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def unconfirmed(form: ReferForm, complaint: Complaint) -> Readers | None:
    """Who would read it, where that is to be confirmed and the form does not say it was.

    None where nothing is to be asked, or nobody chosen, or somebody was first: then refer says so.
    """
    agency_id = form.agency_id or _of_topic(form, complaint)
    is_asked = complaints.asks_who_reads(complaint, form.topic_code)
    if not is_asked or agency_id is None or form.seen != complaint.version:
        return None
    if form.confirmed.data == str(agency_id):
        return None
    form.confirmed.data = str(agency_id)
    return readers(agency_id)


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
