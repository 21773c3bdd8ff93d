"""What a report puts into the places of an answer template, and the text that comes of it."""

from datetime import datetime

from babel.dates import format_date

from tenants import complaints
from tenants.complaints import Complaint
from tenants.kernel import clock, tenancy
from tenants.kernel.words import SOURCE

TO_FOLLOW = "(tanggal menyusul)"  # in place of a day that has passed: nobody promises yesterday


def filled(text: str, complaint: Complaint) -> str:
    """The template's words for this report: nothing of its reporter, since all may read it."""
    due = complaint.step_clock
    values = {
        "nomor": complaint.reference,
        "nama_dinas": complaint.agency.name if complaint.agency else "",
        "topik": complaint.topic.name if complaint.topic else "",
        "tempat": complaint.place_name,
        "tanggal_lapor": _day(complaint.submitted_at),
        "tenggat": _day(due.due_at) if due and due.due_at > clock.now() else TO_FOLLOW,
    }
    return complaints.templates.filled(text, values)


def _day(at: datetime) -> str:
    """In the language that templates are written in, whatever the page's is."""
    return str(format_date(at.astimezone(tenancy.current().zone).date(), "d MMMM y", locale=SOURCE))
