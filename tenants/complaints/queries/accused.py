"""Whether a report would be read first by those it accuses."""

from collections.abc import Sequence
from typing import Final

from tenants import agencies, places
from tenants.complaints.accusing import accusation
from tenants.complaints.models import Complaint
from tenants.complaints.wording import tokens_of

OVERSEER: Final = "inspektorat"  # is called upon to look into it, and hardly ever meant


def is_accused(complaint: Complaint, agency_id: int) -> bool:
    """Whether its words say that somebody of this very agency takes money."""
    said = accusation(complaint.text)
    called = agencies.called(agency_id)
    if said is None or any(OVERSEER in each for each in called):
        return False
    offices, village = agencies.offices(), complaint.village_code
    accused = {
        offices.get(village) if said.village else None,
        offices.get(places.district_of(village)) if said.district else None,
    }
    return said.anybody or agency_id in accused or _is_named(called, complaint.text)


def _is_named(called: Sequence[str], text: str) -> bool:
    written = f" {' '.join(tokens_of(text))} "
    return any(f" {name} " in written for name in called)
