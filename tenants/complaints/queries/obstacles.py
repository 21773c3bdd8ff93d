"""What keeps a report whose topic is known from going to its agency by itself."""

from collections.abc import Callable

from tenants import people
from tenants.complaints.channels import Channel
from tenants.complaints.lifecycle import Obstacle, Visibility
from tenants.complaints.models import Complaint
from tenants.complaints.queries.accused import is_accused
from tenants.complaints.queries.elsewhere import region_of
from tenants.complaints.topics import agency_id_for, is_sensitive


def obstacle(
    complaint: Complaint, topic_code: str, *, has_officer: Callable[[int], bool] = people.is_staffed
) -> Obstacle | None:
    """None where nothing keeps it: the same for whoever routes it and whoever is told why not."""
    agency_id = agency_id_for(topic_code, complaint.village_code)
    if agency_id is None:
        return Obstacle.OUTSIDE
    if complaint.visibility == Visibility.SECRET:
        return Obstacle.SECRET
    if complaint.channel == Channel.NEIGHBOUR:
        return Obstacle.NEIGHBOUR
    if is_accused(complaint, agency_id):
        return Obstacle.ACCUSED
    if region_of(complaint):
        return Obstacle.ELSEWHERE
    return None if has_officer(agency_id) else Obstacle.UNSTAFFED


def asks_who_reads(complaint: Complaint, topic_code: str | None) -> bool:
    """Whether a person confirms who will read it before it goes to an agency."""
    about = topic_code or complaint.topic_code
    return complaint.visibility == Visibility.SECRET or (about is not None and is_sensitive(about))
