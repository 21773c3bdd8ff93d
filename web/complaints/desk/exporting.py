"""A report as a line of a file.

A file is copied and mailed on, so it holds words and pin as the public reads them, whoever takes
it; contacts only where they are asked for, of those who gave their name, for whoever may read them.
"""

from datetime import datetime

from flask_babel import gettext as _

from tenants import people
from tenants.complaints import Complaint, Priority, State, Visibility
from tenants.kernel import tenancy
from tenants.people import Actor, Permission
from web import language
from web.cells import Cell, Telephone
from web.complaints import whereabouts


def head(*, with_contacts: bool) -> list[str]:
    columns = [
        _("Nomor laporan"),
        _("Dilaporkan"),
        _("Status"),
        _("Prioritas"),
        _("Topik"),
        _("Tempat"),
        _("Patokan tempat"),
        _("Garis lintang"),
        _("Garis bujur"),
        _("Isi laporan"),
        _("Dinas"),
        _("Tenggat"),
        _("Ditanggapi"),
        _("Ditugaskan kepada"),
        _("Keterbukaan"),
    ]
    return columns + ([_("Nama"), _("Telepon"), _("Surel")] if with_contacts else [])


def line(actor: Actor, complaint: Complaint, *, with_contacts: bool) -> list[Cell]:
    due = complaint.step_clock
    cells: list[Cell] = [
        complaint.reference,
        _local(complaint.submitted_at),
        _(State(complaint.state).label),
        _(Priority(complaint.priority).label),
        language.named(complaint.topic.name) if complaint.topic else None,
        whereabouts.place_of(complaint).words,
        complaint.public_landmark,
        complaint.public_latitude,
        complaint.public_longitude,
        complaint.public_text,
        complaint.agency.name if complaint.agency else None,
        _local(due.due_at) if due else None,
        _local(complaint.answered_at),
        people.colleagues.name_of(complaint.assignee_id),
        _(Visibility(complaint.visibility).label),
    ]
    return cells + (_contacts(actor, complaint) if with_contacts else [])


def _contacts(actor: Actor, complaint: Complaint) -> list[Cell]:
    if not people.may(actor, Permission.READ_REPORTER, complaint):
        return [None, None, None]
    phone = complaint.reporter_phone
    return [
        complaint.reporter_name,
        Telephone(phone) if phone else None,
        complaint.reporter_email,
    ]


def _local(at: datetime | None) -> datetime | None:
    return at.astimezone(tenancy.current().zone) if at else None
