"""The forms that ask where: a list, words, and, for who likes, a point."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectField, StringField
from wtforms.validators import Optional, ValidationError

from tenants.complaints import Point
from tenants.places import INDONESIA
from web.complaints.filing.topic_questions import AskingForm
from web.forms import Form, VersionedForm, at_most, required

WEST, SOUTH, EAST, NORTH = INDONESIA
DECIMALS = 6  # of a degree: a tenth of a metre


def degrees(written: str | None) -> float | None:
    """`1.3621` as `1,3621`; None for what is no number."""
    try:
        return round(float((written or "").strip().replace(",", ".")), DECIMALS)
    except ValueError:
        return None


class Degrees:
    """A validator: a number between two, both of which lie in or around Indonesia."""

    def __init__(self, lowest: float, highest: float) -> None:
        self._lowest, self._highest = lowest, highest

    def __call__(self, _form: Form, field: Field) -> None:
        found = degrees(field.data)
        if found is None:
            raise ValidationError(_l("Tulis dengan angka, misalnya 1,3621."))
        if not self._lowest <= found <= self._highest:
            raise ValidationError(_l("Titik ini tidak berada di Indonesia."))


def point_of(latitude: str | None, longitude: str | None) -> Point | None:
    """Of two numbers as they are written, if that is a place that may be meant."""
    north, east = degrees(latitude), degrees(longitude)
    if north is None or east is None:
        return None
    return Point(north, east) if SOUTH <= north <= NORTH and WEST <= east <= EAST else None


class VillageFields:
    """A village of a district: the second list is of what the first one chose."""

    district = SelectField(_l("Kecamatan"), validators=[required(_l("Pilih kecamatan."))])
    village = SelectField(
        _l("Desa atau kelurahan"), validators=[required(_l("Pilih desa atau kelurahan."))]
    )


class PlaceForm(VillageFields, VersionedForm):
    """Where in this region a report that came from another belongs."""


class WhereForm(VillageFields, AskingForm):
    landmark = StringField(_l("Patokan tempat"), validators=[Optional(), at_most(200)])
    latitude = StringField(_l("Lintang"), validators=[Optional(), Degrees(SOUTH, NORTH)])
    longitude = StringField(_l("Bujur"), validators=[Optional(), Degrees(WEST, EAST)])

    @property
    def point(self) -> Point | None:
        """Where the pin stands."""
        return point_of(self.latitude.data, self.longitude.data)

    def validate(self, extra_validators: Any = None) -> bool:
        is_valid = bool(super().validate(extra_validators))
        both = self.latitude, self.longitude
        if any(each.data for each in both) and not all(each.data for each in both):
            empty = next(each for each in both if not each.data)
            empty.errors = [_l("Isi lintang dan bujur, atau kosongkan keduanya.")]
            return False
        return is_valid
