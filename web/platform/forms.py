"""The forms of the console."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, RadioField, StringField, TextAreaField

from web.forms import Form, at_most, required


class ReasonForm(Form):
    reason = TextAreaField(
        _l("Alasan"), validators=[required(_l("Tulis alasannya.")), at_most(500)]
    )


class RegionForm(Form):
    region = RadioField(_l("Daerah"), validators=[required(_l("Pilih daerahnya."))])
    slug = StringField(_l("Alamat"), validators=[required(_l("Tulis alamatnya.")), at_most(31)])
    admin_name = StringField(
        _l("Nama admin pertama"), validators=[required(_l("Tulis namanya.")), at_most(100)]
    )
    admin_email = EmailField(
        _l("Surel admin pertama"), validators=[required(_l("Tulis surelnya.")), at_most(254)]
    )
