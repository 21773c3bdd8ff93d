"""The week's report on paper: trend, owner, next action."""

from pathlib import Path

from tenants.complaints.briefing.agency import agency
from tenants.complaints.briefing.region import region
from tenants.complaints.briefing.speech import Speech
from tenants.kernel import documents

_TEMPLATE = Path(__file__).with_name("weekly.typ")

__all__ = ["Speech", "of_agency", "of_region"]


def of_agency(agency_id: int, speech: Speech) -> bytes:
    """A PDF for who leads the agency."""
    return documents.pdf(_TEMPLATE, agency(speech, agency_id))


def of_region(speech: Speech) -> bytes:
    """A PDF for who leads the region."""
    return documents.pdf(_TEMPLATE, region(speech))
