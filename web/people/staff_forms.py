"""The forms of the desk of people."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    EmailField,
    HiddenField,
    RadioField,
    SearchField,
    SelectChoice,
    SelectField,
    StringField,
)
from wtforms.validators import ValidationError

from tenants import agencies
from tenants.people import OF_AGENCY, Grant, Role
from web.forms import Form, at_most, choices, required

OFFICE_HINT = _l("Hanya untuk petugas dan kepala dinas.")
MOST = 1_000  # agencies: no regency has more districts and villages
FILTER_HINT = _l("Nama atau singkatan, misalnya dinkes atau kecamatan tebas.")


class GrantForm(Form):
    """A role, and for who works in an agency or leads it, which."""

    has_found = True

    role = RadioField(
        _l("Peran"), choices=choices(Role), validators=[required(_l("Pilih perannya."))]
    )
    q = SearchField(_l("Cari perangkat daerah"), description=FILTER_HINT)
    agency = SelectField(_l("Perangkat daerah"), description=OFFICE_HINT)

    def __init__(self, *values: object, **named: object) -> None:
        super().__init__(*values, **named)
        self.agency.choices = _divided({agency_id for agency_id, _name in agencies.names()})

    def validate_agency(self, field: SelectField) -> None:
        if self.role.data in OF_AGENCY and not field.data:
            raise ValidationError(_("Pilih perangkat daerahnya."))

    def narrow(self) -> None:
        """Of hundreds of agencies leave those that were searched for, and the chosen one."""
        words = (self.q.data or "").strip()
        found = {agency_id for agency_id, _name in agencies.matching(words, MOST)}
        self.has_found = bool(found)
        if len(found) == 1:
            self.agency.data = self.agency.data or next(iter(found))
        self.agency.choices = _divided(found | {self.agency.data})

    @property
    def given(self) -> Grant:
        role = Role(self.role.data)
        is_for_agency = role in OF_AGENCY and self.agency.data
        return Grant(role, int(self.agency.data) if is_for_agency else None)


def _divided(ids: set[str | None]) -> list[SelectChoice]:
    """These agencies, the regency's own before those of its districts and villages."""
    return [
        SelectChoice("", "–"),
        *(
            SelectChoice(agency_id, name, optgroup=_(level.label))
            for level, each in agencies.by_level().items()
            for agency_id, name in each
            if agency_id in ids
        ),
    ]


class InviteForm(GrantForm):
    name = StringField(_l("Nama"), validators=[required(_l("Tulis namanya.")), at_most(100)])
    email = EmailField(_l("Surel"), validators=[required(_l("Tulis surelnya.")), at_most(254)])
    # The code of whoever has the address, once the administrator has seen who that is.
    known = HiddenField()


class RevokeForm(Form):
    """One of the roles that the page lists."""

    role = HiddenField(validators=[required(_l("Pilih perannya."))])
    agency = HiddenField()
