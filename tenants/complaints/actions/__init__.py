"""The verbs of the complaint service; none commits."""

from tenants.complaints.actions.answer import answer, note, start_work, tell_progress
from tenants.complaints.actions.calendar import tell_moved
from tenants.complaints.actions.close import close, judge, reopen
from tenants.complaints.actions.digest import announce_digests
from tenants.complaints.actions.photos import hide_photo, show_photo
from tenants.complaints.actions.resend import resend
from tenants.complaints.actions.returning import give_back, recall, transfer
from tenants.complaints.actions.route import refer, reject, route
from tenants.complaints.actions.submit import Filing, submit

__all__ = [
    "Filing",
    "announce_digests",
    "answer",
    "close",
    "give_back",
    "hide_photo",
    "judge",
    "note",
    "recall",
    "refer",
    "reject",
    "reopen",
    "resend",
    "route",
    "show_photo",
    "start_work",
    "submit",
    "tell_moved",
    "tell_progress",
    "transfer",
]
