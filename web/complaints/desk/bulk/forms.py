"""The forms by which many reports are changed at once."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, TextAreaField

from tenants.complaints import Complaint
from web.complaints.desk import filling
from web.complaints.desk.bulk import picking
from web.complaints.forms import LONGEST_ANSWER
from web.forms import Form, at_most


class PickForm(Form):
    """Reports that were picked; `confirmed` once somebody has looked at what becomes public."""

    confirmed = HiddenField()

    @property
    def is_confirmed(self) -> bool:
        return bool(self.confirmed.data)

    def is_ready(self) -> bool:
        """Whether anything was picked."""
        if self.validate_on_submit() and not picking.picked():
            self.form_errors.append(picking.nothing())
        return not self.errors


class AnswerForm(PickForm):
    """One text for all, with places that each report fills."""

    answer = TextAreaField(_l("Tanggapan"), validators=[at_most(LONGEST_ANSWER)])
    is_done = BooleanField(_l("Pekerjaan selesai"))

    def words_for(self, complaint: Complaint) -> str:
        return filling.filled((self.answer.data or "").strip(), complaint)
