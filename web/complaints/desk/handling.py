"""How an agency arranges its work on one report: the form of it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import Optional

from tenants import people
from tenants.complaints import Complaint, Priority
from web.complaints.desk import narrowing
from web.forms import VersionedForm


class HandlingForm(VersionedForm):
    """Which of the two was changed is told by the report itself."""

    priority = SelectField(_l("Prioritas"), validators=[Optional()])
    assignee = SelectField(_l("Ditugaskan kepada"), validators=[Optional()])

    @property
    def wanted_priority(self) -> Priority:
        return Priority(self.priority.data)

    @property
    def account_id(self) -> int | None:
        return people.by_code(self.assignee.data).id if self.assignee.data else None


def form_of(complaint: Complaint) -> HandlingForm:
    """As posted, or as the report is; ids of its own, for a page that has other forms."""
    there = people.colleagues.of(complaint.agency_id)
    form = HandlingForm(prefix="penanganan", data=_now(complaint))
    form.priority.choices = narrowing.priorities()
    form.assignee.choices = [("", _("Belum ditugaskan"))] + [
        (people.code_of(number), name) for number, name in there
    ]
    return form


def _now(complaint: Complaint) -> dict[str, str]:
    given = people.code_of(complaint.assignee_id) if complaint.assignee_id else ""
    return {
        "version": str(complaint.version),
        "priority": complaint.priority,
        "assignee": given,
    }
