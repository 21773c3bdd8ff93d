"""The tables of the complaint service."""

from tenants.complaints.models.complaint import Complaint
from tenants.complaints.models.draft import Draft, Photo
from tenants.complaints.models.follow import Follow, Subject
from tenants.complaints.models.follower import Follower
from tenants.complaints.models.history import Entry, Referral
from tenants.complaints.models.topic import USUAL_THRESHOLD, RoutingSetting, Topic
from tenants.complaints.models.training import Training

__all__ = [
    "USUAL_THRESHOLD",
    "Complaint",
    "Draft",
    "Entry",
    "Follow",
    "Follower",
    "Photo",
    "Referral",
    "RoutingSetting",
    "Subject",
    "Topic",
    "Training",
]
