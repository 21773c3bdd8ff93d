"""Somebody was first: the form comes back with what was typed, and above it what they did."""

from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError
from wtforms import HiddenField

from tenants import complaints
from tenants.complaints import Complaint
from tenants.kernel import db
from tenants.kernel.errors import Conflict
from web import language
from web.complaints import timeline
from web.forms import VersionedForm

# By the version that was posted, or by the row's own when two press in the same moment.
FIRST = (Conflict, StaleDataError)


def undo() -> None:
    """Nothing of the attempt is kept; what is read from here on is what the other one left."""
    db.session.rollback()


def renew(
    form: VersionedForm, complaint: Complaint, error: Exception, *, internal: bool = True
) -> None:
    """One press sends the form again, about the complaint as it is now; `internal` on a desk."""
    said = language.spoken(error) if isinstance(error, Conflict) else ""
    last = timeline.lines(complaints.timeline(complaint, internal=internal)[-1:], unmasked=True)
    form.renew(
        complaint.version,
        said or _("Laporan ini baru saja diubah orang lain."),
        *(f"{each.label}: {each.note}" if each.note else each.label for each in last),
        *([_("Isian Anda belum terkirim dan masih ada di bawah.")] if _is_filled_in(form) else ()),
    )


def _is_filled_in(form: VersionedForm) -> bool:
    return any(each.data for each in form if not isinstance(each, HiddenField))
