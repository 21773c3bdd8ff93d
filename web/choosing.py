"""Lists to choose from: a long one, written once for all pages that show it, and one of ticks."""

from functools import lru_cache
from typing import Any

from flask_babel import gettext as _
from markupsafe import Markup
from wtforms import SelectField, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, html_params

Choices = tuple[tuple[str, str], ...]
Groups = tuple[tuple[str, Choices], ...]  # under "" what stands in no group

OPTION = Markup('<option value="{}">{}</option>')
CHOSEN = Markup('<option selected value="{}">{}</option>')
GROUP = Markup('<optgroup label="{}">{}</optgroup>')


class _Options:
    """The widget: what differs from page to page is the field's own tag."""

    def __call__(self, field: "OneOf", **attributes: Any) -> Markup:
        attributes.setdefault("id", field.id)
        own = Markup(html_params(name=field.name, **attributes))  # noqa: S704 - it escapes them
        options = _options(field.groups, field.data)
        return Markup("<select {}>{}</select>").format(own, options)


class OneOf(SelectField):
    """A SelectField over (value, words) pairs, or lists of them by heading, for a page that is
    opened often.
    """

    widget = _Options()

    @property
    def groups(self) -> Groups:
        named = self.choices if isinstance(self.choices, dict) else {"": self.choices}
        return tuple((heading, tuple(choices)) for heading, choices in named.items())

    def pre_validate(self, _form: Any) -> None:
        offered = {value for _heading, choices in self.groups for value, _said in choices}
        if self.validate_choice and self.data not in offered:
            raise ValidationError(_("%(what)s: pilih salah satu.", what=self.label.text))


class _Tick(CheckboxInput):
    """That some must be ticked does not make each of them required."""

    validation_attrs = ("disabled",)


class MultiCheckboxField(SelectMultipleField):
    """Any number of a few choices, each a tick (components/field.html knows it by its name)."""

    option_widget = _Tick()


@lru_cache(maxsize=512)
def _options(groups: Groups, chosen: str | None) -> Markup:
    told = Markup()
    for heading, choices in groups:
        options = Markup().join(
            (CHOSEN if value == chosen else OPTION).format(value, words) for value, words in choices
        )
        told += GROUP.format(heading, options) if heading else options
    return told
