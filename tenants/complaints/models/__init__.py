"""The tables of the complaint service."""

from tenants.complaints.models.answer_template import AnswerTemplate
from tenants.complaints.models.assistance import Assistance
from tenants.complaints.models.complaint import Complaint
from tenants.complaints.models.draft import Draft, Photo
from tenants.complaints.models.follow import Follow, Subject
from tenants.complaints.models.follower import Follower
from tenants.complaints.models.hiding import COVER, Hiding, covered
from tenants.complaints.models.history import (
    Entry,
    Referral,
    public_note,
    shown_to_all,
    told_to_all,
)
from tenants.complaints.models.ladder import LadderSetting, Reminder, Rung
from tenants.complaints.models.passage import Passage, PassageLine, Way
from tenants.complaints.models.question import Datatype, TopicQuestion
from tenants.complaints.models.topic import USUAL_THRESHOLD, RoutingSetting, Topic
from tenants.complaints.models.training import Training
from tenants.complaints.models.verdict import Judgement

__all__ = [
    "COVER",
    "USUAL_THRESHOLD",
    "AnswerTemplate",
    "Assistance",
    "Complaint",
    "Datatype",
    "Draft",
    "Entry",
    "Follow",
    "Follower",
    "Hiding",
    "Judgement",
    "LadderSetting",
    "Passage",
    "PassageLine",
    "Photo",
    "Referral",
    "Reminder",
    "RoutingSetting",
    "Rung",
    "Subject",
    "Topic",
    "TopicQuestion",
    "Training",
    "Way",
    "covered",
    "public_note",
    "shown_to_all",
    "told_to_all",
]
