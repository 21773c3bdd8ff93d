"""The forms of following: an address, and how often which kind of news comes."""

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, SelectChoice, SelectField
from wtforms.validators import Optional

from tenants.people import OF_WORK, Frequency
from web.forms import Form, an_address, at_most, choices, required

USUAL = "biasa"
NONE = "tanpa"


class SubjectForm(Form):
    """What is to be followed: a report's number, or an area, a topic, or both."""

    laporan = HiddenField()
    kecamatan = HiddenField()
    topik = HiddenField()
    desa = SelectField(_l("Desa atau kelurahan"), validators=[Optional()])


class AddressForm(SubjectForm):
    email = EmailField(
        _l("Surel"), validators=[required(_l("Tulis alamat surel.")), at_most(254), an_address]
    )


class WishesForm(Form):
    own = SelectField(_l("Laporan saya"), choices=choices(Frequency))
    reports = SelectField(_l("Laporan yang saya ikuti"), choices=choices(Frequency))
    places = SelectField(_l("Wilayah dan topik yang saya ikuti"), choices=choices(Frequency))
    work = SelectField(_l("Ringkasan pekerjaan saya"), choices=choices(OF_WORK))
    quiet = SelectField(
        _l("Jam tenang"),
        choices=[
            SelectChoice(USUAL, _l("Seperti biasa")),
            *(SelectChoice(f"{begins}-6", f"{begins}.00–06.00") for begins in (19, 20, 21, 22)),
            *(SelectChoice(f"{begins}-8", f"{begins}.00–08.00") for begins in (21, 22, 23)),
            SelectChoice(NONE, _l("Tanpa jam tenang")),
        ],
    )
