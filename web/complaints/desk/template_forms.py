"""The form of an answer template."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from tenants import agencies, complaints
from tenants.people import Actor, Role
from web.complaints.forms import LONGEST_ANSWER
from web.forms import VersionedForm, at_most, required


class TemplateForm(VersionedForm):
    agency = SelectField(_l("Untuk"), validators=[Optional()])
    title = StringField(
        _l("Judul"),
        validators=[required(_l("Tulis judulnya.")), at_most(complaints.templating.LONGEST_TITLE)],
    )
    text = TextAreaField(
        _l("Isi tanggapan"), validators=[required(_l("Tulis isinya.")), at_most(LONGEST_ANSWER)]
    )

    def offer(self, actor: Actor) -> "TemplateForm":
        """Whose it may be: an officer's agencies', the region's by its coordinator."""
        mine = [(code, name) for code, name in agencies.names() if int(code) in actor.agency_ids]
        regions = [("", _("Semua dinas"))] if actor.has(Role.COORDINATOR) else []
        self.agency.choices = [*mine, *regions]
        return self

    @property
    def agency_id(self) -> int | None:
        return int(self.agency.data) if self.agency.data else None

    def typed(self) -> dict[str, str]:
        return {
            "title": (self.title.data or "").strip(),
            "text": (self.text.data or "").replace("\r\n", "\n").strip(),
        }
