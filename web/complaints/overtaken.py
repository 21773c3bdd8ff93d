"""Somebody was first: the form comes back with what was typed, and above it what was done."""

from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError
from wtforms import HiddenField

from tenants import complaints
from tenants.complaints import Complaint
from tenants.kernel import db
from tenants.kernel.errors import Conflict
from web import language
from web.complaints import changes
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
    entries = complaints.timeline(complaint, internal=internal)
    form.renew(
        complaint.version,
        said or _("Laporan ini baru saja diubah orang lain."),
        *changes.since(entries, form.seen),
        *([_("Isian Anda belum terkirim dan masih ada di bawah.")] if _is_filled_in(form) else ()),
    )


def _is_filled_in(form: VersionedForm) -> bool:
    """In words or by a choice: a tick, and a picture that is sent anew, are no such thing."""
    typed = (each for each in form if not isinstance(each, HiddenField))
    return any(each.data for each in typed if isinstance(each.data, str))
