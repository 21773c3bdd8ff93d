"""What every form of ours shares: one base, one way to put a domain error beside its field."""

from collections.abc import Iterable
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, SelectChoice
from wtforms.validators import DataRequired, Length, ValidationError

from tenants import people
from tenants.kernel import ids
from tenants.kernel.errors import Invalid
from tenants.kernel.words import Word
from web import language

NEVER = -1  # no row has this version
LONGEST_SEARCH = 100

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
        found = ids.typed_number(self.version.data or "")
        return NEVER if found is None else found

    def renew(self, version: int, *words: str) -> None:
        """Somebody was first: the form says what happened, and holds the version there is now."""
        self.version.data, self.is_overtaken = str(version), True
        self.form_errors.extend(words)


def choices(words: Iterable[Word]) -> list[SelectChoice]:
    """Each of an enum's words, spoken when the page is: in its language."""
    return [SelectChoice(each.value, _l(each.label)) for each in words]


def searched() -> str:
    """What stands in a page's search box, in its address or sent along with a form."""
    return request.values.get("q", "").strip()[:LONGEST_SEARCH]


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
