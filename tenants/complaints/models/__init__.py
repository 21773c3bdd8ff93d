"""The tables of the complaint service."""

from tenants.complaints.models.complaint import Complaint
from tenants.complaints.models.draft import Draft, Photo
from tenants.complaints.models.follow import Follow, Subject
from tenants.complaints.models.follower import Follower
from tenants.complaints.models.history import Entry, Referral, told_to_all
from tenants.complaints.models.question import Datatype, TopicQuestion
from tenants.complaints.models.topic import USUAL_THRESHOLD, RoutingSetting, Topic
from tenants.complaints.models.training import Training
from tenants.complaints.models.verdict import Judgement

__all__ = [
    "USUAL_THRESHOLD",
    "Complaint",
    "Datatype",
    "Draft",
    "Entry",
    "Follow",
    "Follower",
    "Judgement",
    "Photo",
    "Referral",
    "RoutingSetting",
    "Subject",
    "Topic",
    "TopicQuestion",
    "Training",
    "told_to_all",
]
