"""The form of the desk of applications."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField
from wtforms.validators import Length

from tenants.people import Scope
from web.choosing import MultiCheckboxField
from web.forms import Form, at_most, choices, required


class ClientForm(Form):
    """`seed` is what the key is drawn from: sent twice, the form makes one key."""

    name = StringField(
        _l("Nama aplikasi"), validators=[required(_l("Tulis nama aplikasinya.")), at_most(100)]
    )
    scopes = MultiCheckboxField(
        _l("Boleh"), choices=choices(Scope), validators=[required(_l("Pilih paling sedikit satu."))]
    )
    seed = HiddenField(validators=[Length(min=40, max=60)])

    @property
    def chosen(self) -> set[Scope]:
        return {Scope(each) for each in self.scopes.data}


class RevokeKeyForm(Form):
    """Only the token."""
