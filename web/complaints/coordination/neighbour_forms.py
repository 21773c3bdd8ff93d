"""The forms between regions."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SearchField, TextAreaField
from wtforms.validators import Optional

from web.complaints.forms import LONGEST_REASON, MISSING
from web.forms import VersionedForm, at_most, required


class PassOnForm(VersionedForm):
    """To which region; `q` narrows the list and is no answer.

    `confirmed` is asked where the report is secret.
    """

    q = SearchField(_l("Cari daerah"), validators=[Optional(), at_most(100)])
    region = RadioField(_l("Ke daerah mana?"), validators=[required(_l("Pilih daerahnya."))])
    reason = TextAreaField(
        _l("Mengapa ke daerah itu"),
        validators=[required(MISSING["reason"]), at_most(LONGEST_REASON)],
    )
    confirmed = BooleanField(_l("Ya, koordinator dan petugas di daerah itu boleh membacanya"))


class SendHomeForm(VersionedForm):
    reason = TextAreaField(
        _l("Mengapa bukan wilayah atau urusan daerah ini"),
        validators=[required(MISSING["reason"]), at_most(LONGEST_REASON)],
    )
