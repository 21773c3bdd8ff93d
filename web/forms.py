"""What every form of ours shares: one base, one way to put a domain error beside its field."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField
from wtforms.validators import DataRequired, Length, ValidationError

from tenants import people
from tenants.kernel.errors import Invalid
from web import language

MOST_DIGITS = 9  # of a version: PostgreSQL's integer holds them all


# WTForms has no Indonesian catalogue: what it says by itself, in our words.
BUILT_IN = {
    "Not a valid choice.": _l("Pilih salah satu dari daftar."),
    "Invalid Choice: could not coerce.": _l("Pilih salah satu dari daftar."),
}


class _Spoken:
    """What WTForms asks for the words of its own messages."""

    def gettext(self, words: str) -> str:
        return str(BUILT_IN.get(words, words))

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


class Form(FlaskForm):
    """A form with the token; errors in the page's language."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, _form: FlaskForm) -> _Spoken:
            return _Spoken()

    def blame(self, error: Invalid) -> None:
        """Show a domain error at its field, or above the form if it has none here."""
        found = self._fields.get(error.field) if error.field else None
        if found is None:
            self.form_errors.append(language.spoken(error))
        else:
            found.errors = [*found.errors, language.spoken(error)]


class VersionedForm(Form):
    """A form about a row that others may change: it posts the version the person saw."""

    version = HiddenField(validators=[DataRequired()])
    is_overtaken = False

    @property
    def seen(self) -> int:
        """The version the person saw; one that never was where the value is no number."""
        found = self.version.data or ""
        return int(found) if found.isdecimal() and len(found) <= MOST_DIGITS else -1

    def renew(self, version: int, *words: str) -> None:
        """Somebody was first: the form says what happened, and holds the version there is now."""
        self.version.data, self.is_overtaken = str(version), True
        self.form_errors.extend(words)


def required(message: Any) -> DataRequired:
    return DataRequired(message=message)


def at_most(length: int) -> Length:
    return Length(max=length, message=_l("Paling banyak %(max)d huruf."))


def an_address(_form: Form, field: Field) -> None:
    """A validator: found wrong together with everything else that is, not a round later."""
    try:
        people.address(field.data.strip())
    except Invalid as error:
        raise ValidationError(language.spoken(error)) from error
