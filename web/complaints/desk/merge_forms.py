"""The forms of merging a report into another, and of taking it out again."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField, TextAreaField

from web.complaints.forms import LONGEST_REASON, MISSING
from web.forms import VersionedForm, at_most, required


class MergeForm(VersionedForm):
    lead = StringField(
        _l("Nomor laporan induk"),
        validators=[required(_l("Tulis nomor laporan induknya.")), at_most(30)],
    )


class SeparateForm(VersionedForm):
    reason = TextAreaField(
        _l("Mengapa dipisahkan"), validators=[required(MISSING["reason"]), at_most(LONGEST_REASON)]
    )
