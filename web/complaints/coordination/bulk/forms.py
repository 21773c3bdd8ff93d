"""The forms by which a coordinator directs many reports of the queue at once."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import Optional

from tenants.complaints import Complaint
from tenants.kernel import ids
from web.choosing import OneOf
from web.complaints import likeliest
from web.complaints.desk.bulk.forms import PickForm
from web.complaints.forms import RefusalForm


class LookedForm(PickForm):
    """`looked` is asked where a secret report or one that speaks of danger is among them."""

    looked = BooleanField(_l("Yang rahasia dan yang berkata darurat sudah saya baca satu per satu"))

    def has_looked(self, *, is_asked: bool) -> bool:
        if is_asked and not self.looked.data:
            self.looked.errors = [_("Baca dulu laporan itu, lalu beri tanda centang di sini.")]
            return False
        return True


class ReferManyForm(LookedForm):
    """One topic or agency for all; without either each goes to its own first suggestion."""

    topic = OneOf(_l("Topik untuk semuanya"), validators=[Optional()], default="")
    agency = OneOf(_l("Dinas untuk semuanya"), validators=[Optional()], default="")

    @property
    def topic_code(self) -> str | None:
        return self.topic.data or None

    @property
    def agency_id(self) -> int | None:
        return ids.typed_number(self.agency.data or "")

    @property
    def choice(self) -> str:
        """What was chosen, as `confirmed` keeps it once its outcome was shown."""
        return f"{self.topic.data or ''}:{self.agency.data or ''}:"

    def offer(self, found: list[Complaint]) -> None:
        own = {"": [("", _("Saran pertama tiap laporan"))]}
        self.topic.choices = own | likeliest.topics_for(*(each.text for each in found))
        own_office = {"": [("", _("Dinas dari topiknya"))]}
        self.agency.choices = own_office | likeliest.agencies_for(found)


class RejectManyForm(LookedForm, RefusalForm):
    """The same words to each reporter."""
