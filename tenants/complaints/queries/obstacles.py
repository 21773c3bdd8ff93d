"""What keeps a report whose topic is known from going to its agency by itself."""

from collections.abc import Callable

from tenants import people
from tenants.complaints.lifecycle import Obstacle
from tenants.complaints.models import Complaint
from tenants.complaints.topics import agency_id_for


def obstacle(
    complaint: Complaint, topic_code: str, *, has_officer: Callable[[int], bool] = people.is_staffed
) -> Obstacle | None:
    """None where nothing keeps it: the same for whoever routes it and whoever is told why not."""
    agency_id = agency_id_for(topic_code, complaint.village_code)
    if agency_id is None:
        return Obstacle.OUTSIDE
    return None if has_officer(agency_id) else Obstacle.UNSTAFFED
