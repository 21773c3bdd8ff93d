"""The forms of the desk of boundaries."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import HiddenField, RadioField

from tenants.places import Layer
from web.forms import Form, choices, required


class OfferForm(Form):
    layer = RadioField(
        _l("Batas apa?"), choices=choices(Layer), validators=[required(_l("Pilih jenis batasnya."))]
    )
    file = FileField(_l("Berkas GeoJSON"), validators=[required(_l("Pilih berkasnya."))])


class ChoiceForm(Form):
    """About one file, by its number."""

    file = HiddenField()
