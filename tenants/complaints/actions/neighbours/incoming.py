"""A report that came from another region, as long as it has not gone back."""

from tenants.complaints.models import Complaint, Passage, Way
from tenants.complaints.queries.passages import passage_of
from tenants.kernel.errors import Conflict
from tenants.kernel.words import N_


def came_by(complaint: Complaint) -> Passage:
    passage = passage_of(complaint)
    if passage is None or passage.way != Way.IN or not passage.is_open:
        message = N_("Laporan ini tidak datang dari daerah lain.")
        raise Conflict(message)
    return passage
