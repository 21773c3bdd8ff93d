"""The tables of the complaint service."""

from tenants.complaints.models.answer_template import AnswerTemplate
from tenants.complaints.models.complaint import Complaint
from tenants.complaints.models.draft import Draft, Photo
from tenants.complaints.models.hiding import COVER, Hiding, covered
from tenants.complaints.models.history import Entry, Referral
from tenants.complaints.models.topic import USUAL_THRESHOLD, RoutingSetting, Topic
from tenants.complaints.models.training import Training

__all__ = [
    "COVER",
    "USUAL_THRESHOLD",
    "AnswerTemplate",
    "Complaint",
    "Draft",
    "Entry",
    "Hiding",
    "Photo",
    "Referral",
    "RoutingSetting",
    "Topic",
    "Training",
    "covered",
]
