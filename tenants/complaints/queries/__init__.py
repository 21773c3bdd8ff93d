"""Reads of complaints: always through the person, never by id alone."""

from tenants.complaints.queries.boxes import Box, count_boxes
from tenants.complaints.queries.detail import (
    by_id,
    last_note,
    note_of,
    recall_of,
    returns,
    timeline,
)
from tenants.complaints.queries.obstacles import asks_who_reads, obstacle
from tenants.complaints.queries.page import Listed
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
    "MOST_COUNTED",
    "Box",
    "Filter",
    "Listed",
    "Selection",
    "asks_who_reads",
    "by_id",
    "count_boxes",
    "count_published",
    "examples",
    "handled_by",
    "last_note",
    "note_of",
    "obstacle",
    "once_with",
    "published",
    "recall_of",
    "reported_by",
    "returns",
    "timeline",
    "trainings",
    "visible_to",
    "withheld",
]
