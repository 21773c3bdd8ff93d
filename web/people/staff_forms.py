"""The forms of the desk of people."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, RadioField, SelectField, StringField
from wtforms.validators import ValidationError

from tenants import agencies
from tenants.people import Grant, Role
from web.forms import Form, at_most, choices, required

OFFICE_HINT = _l("Hanya untuk petugas.")


class GrantForm(Form):
    """A role, and for an officer the agency it is for."""

    role = RadioField(
        _l("Peran"), choices=choices(Role), validators=[required(_l("Pilih perannya."))]
    )
    agency = SelectField(_l("Perangkat daerah"), description=OFFICE_HINT)

    def __init__(self, *values: object, **named: object) -> None:
        super().__init__(*values, **named)
        self.agency.choices = [("", "–"), *agencies.names()]

    def validate_agency(self, field: SelectField) -> None:
        if self.role.data == Role.OFFICER and not field.data:
            raise ValidationError(_("Pilih perangkat daerahnya."))

    @property
    def given(self) -> Grant:
        role = Role(self.role.data)
        is_officer = role is Role.OFFICER and self.agency.data
        return Grant(role, int(self.agency.data) if is_officer else None)


class InviteForm(GrantForm):
    name = StringField(_l("Nama"), validators=[required(_l("Tulis namanya.")), at_most(100)])
    email = EmailField(_l("Surel"), validators=[required(_l("Tulis surelnya.")), at_most(254)])
    # The code of whoever has the address, once the administrator has seen who that is.
    known = HiddenField()


class RevokeForm(Form):
    """One of the roles that the page lists."""

    role = HiddenField(validators=[required(_l("Pilih perannya."))])
    agency = HiddenField()
