"""The tables of the complaint service."""

from tenants.complaints.models.complaint import Complaint
from tenants.complaints.models.draft import Draft, Photo
from tenants.complaints.models.history import Entry, Referral
from tenants.complaints.models.ladder import LadderSetting, Reminder, Rung
from tenants.complaints.models.passage import NEIGHBOUR, Passage, PassageLine, Way
from tenants.complaints.models.topic import USUAL_THRESHOLD, RoutingSetting, Topic
from tenants.complaints.models.training import Training

__all__ = [
    "NEIGHBOUR",
    "USUAL_THRESHOLD",
    "Complaint",
    "Draft",
    "Entry",
    "LadderSetting",
    "Passage",
    "PassageLine",
    "Photo",
    "Referral",
    "Reminder",
    "RoutingSetting",
    "Rung",
    "Topic",
    "Training",
    "Way",
]
