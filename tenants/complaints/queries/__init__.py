"""Reads of complaints: always through the person, never by id alone."""

from tenants.complaints.queries import open_data, pins, similar
from tenants.complaints.queries.boxes import Box, count_boxes
from tenants.complaints.queries.desk import coordination, count_coordination, count_inbox, inbox
from tenants.complaints.queries.detail import (
    by_id,
    last_note,
    note_of,
    photo_keys_among,
    photo_keys_before,
    photos_not_hidden,
    photos_of_complaint,
    recall_of,
    returns,
    timeline,
)
from tenants.complaints.queries.digest import (
    CoordinatorDigest,
    OfficerDigest,
    coordinator_digest,
    officer_digest,
)
from tenants.complaints.queries.frame import EVERYWHERE, Frame
from tenants.complaints.queries.letters import Letter, is_receipted, letters, reporter_address
from tenants.complaints.queries.load import Load, at_agencies, loads
from tenants.complaints.queries.obstacles import asks_who_reads, obstacle
from tenants.complaints.queries.page import Listed
from tenants.complaints.queries.proof import by_follow_key, by_receipt, filed_with, was_filed
from tenants.complaints.queries.resident_digest import ResidentDigest, resident_digest
from tenants.complaints.queries.selection import (
    MOST_COUNTED,
    Filter,
    Selection,
    count_published,
    handled_by,
    once_with,
    published,
    reported_by,
    visible_to,
    withheld,
)
from tenants.complaints.queries.training import examples, trainings

__all__ = [
    "EVERYWHERE",
    "MOST_COUNTED",
    "Box",
    "CoordinatorDigest",
    "Filter",
    "Frame",
    "Letter",
    "Listed",
    "Load",
    "OfficerDigest",
    "ResidentDigest",
    "Selection",
    "asks_who_reads",
    "at_agencies",
    "by_follow_key",
    "by_id",
    "by_receipt",
    "coordination",
    "coordinator_digest",
    "count_boxes",
    "count_coordination",
    "count_inbox",
    "count_published",
    "examples",
    "filed_with",
    "handled_by",
    "inbox",
    "is_receipted",
    "last_note",
    "letters",
    "loads",
    "note_of",
    "obstacle",
    "officer_digest",
    "once_with",
    "open_data",
    "photo_keys_among",
    "photo_keys_before",
    "photos_not_hidden",
    "photos_of_complaint",
    "pins",
    "published",
    "recall_of",
    "reported_by",
    "reporter_address",
    "resident_digest",
    "returns",
    "similar",
    "timeline",
    "trainings",
    "visible_to",
    "was_filed",
    "withheld",
]
