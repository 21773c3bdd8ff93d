"""The tables of the complaint service."""

from tenants.complaints.models.complaint import Complaint
from tenants.complaints.models.draft import Draft, Photo
from tenants.complaints.models.history import Entry, Referral
from tenants.complaints.models.topic import USUAL_THRESHOLD, RoutingSetting, Topic
from tenants.complaints.models.training import Training
from tenants.complaints.models.verdict import Judgement

__all__ = [
    "USUAL_THRESHOLD",
    "Complaint",
    "Draft",
    "Entry",
    "Judgement",
    "Photo",
    "Referral",
    "RoutingSetting",
    "Topic",
    "Training",
]
