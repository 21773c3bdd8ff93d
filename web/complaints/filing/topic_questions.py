"""What a topic asks besides the story, as fields of the forms that know the topic."""

from collections.abc import Sequence
from types import new_class
from typing import Any, ClassVar, Self, cast

from flask import request
from flask_babel import gettext as _
from wtforms import Field, RadioField, SelectChoice, StringField, TextAreaField
from wtforms.validators import ValidationError

from tenants import complaints
from tenants.complaints import Datatype, TopicQuestion
from tenants.kernel.errors import Invalid
from web import language
from web.choosing import MultiCheckboxField
from web.forms import Form

PREFIX = "rincian-"  # phone.js knows the fields by it
MANY = f"{PREFIX}semua-"  # those that a form may hold more than once
SHOW = "questions"  # what the button asks for that shows them where no script does
WRITTEN_AS: dict[Datatype, dict[str, str]] = {
    Datatype.STRING: {"autocomplete": "off"},
    Datatype.NUMBER: {"autocomplete": "off", "inputmode": "decimal"},
    Datatype.DATETIME: {"type": "datetime-local"},
    Datatype.TEXT: {"rows": "3"},
}


def name_of(question: TopicQuestion) -> str:
    """The topic is in it: what was answered for one is no answer for another."""
    prefix = MANY if question.datatype == Datatype.MANY else PREFIX
    return f"{prefix}{question.topic_code}-{question.code}"


class AskingForm(Form):
    """A form that asks what the topic of its report asks, if it was made by `about`."""

    questions: ClassVar[Sequence[TopicQuestion]] = ()

    @classmethod
    def about(cls, topic_code: str | None) -> type[Self]:
        return cls.asking(complaints.questions.of_topic(topic_code) if topic_code else ())

    @classmethod
    def asking(cls, questions: Sequence[TopicQuestion]) -> type[Self]:
        if not questions:
            return cls
        fields = {name_of(each): _field(each) for each in questions}
        body = {"questions": questions} | fields
        made = new_class(cls.__name__, (cls,), exec_body=lambda names: names.update(body))
        return cast("type[Self]", made)

    @property
    def asked(self) -> list[tuple[Field, bool]]:
        """(field, whether it may be left empty), in their order."""
        return [(self[name_of(each)], not each.is_required) for each in self.questions]

    @property
    def by_topic(self) -> list[tuple[str, list[tuple[Field, bool]]]]:
        """(topic, its fields), for a page on which the topic is still to be chosen."""
        codes = dict.fromkeys(each.topic_code for each in self.questions)
        asked = list(zip(self.questions, self.asked, strict=True))
        return [
            (code, [field for question, field in asked if question.topic_code == code])
            for code in codes
        ]

    def given(self, topic_code: str | None) -> complaints.questions.Given:
        """What was answered to this topic's questions, by their codes."""
        asked = [each for each in self.questions if each.topic_code == topic_code]
        return {each.code: _values(self[name_of(each)].data) for each in asked}


def topic_in_form() -> str | None:
    """The topic that a form on the way in names, if it is one of ours."""
    named = request.values.get("topic")
    return named if named in dict(complaints.topics.named()) else None


def kept(draft: complaints.Draft) -> dict[str, Any]:
    """What was answered, by the names of the fields."""
    given = complaints.questions.of_draft(draft)
    asked = complaints.questions.of_topic(draft.answers["topic"]) if given else ()
    return {name_of(each): _data(each, given[each.code]) for each in asked if each.code in given}


def _data(question: TopicQuestion, values: Sequence[str]) -> Any:
    if question.datatype == Datatype.MANY:
        return list(values)
    return values[0] if values else None


def _values(data: Any) -> list[str]:
    return list(data) if isinstance(data, list) else [data] if data else []


def _field(question: TopicQuestion) -> Any:
    datatype = Datatype(question.datatype)
    own = {
        "label": question.label,
        "description": question.hint or "",
        "validators": [_Fits(question)],
    }
    choices = [SelectChoice(each["key"], each["name"]) for each in question.options]
    if datatype is Datatype.MANY:
        return MultiCheckboxField(**own, choices=choices, validate_choice=False)
    if datatype is Datatype.ONE:
        unknown = [] if question.is_required else [SelectChoice("", _("Tidak tahu"))]
        return RadioField(**own, choices=choices + unknown, validate_choice=False)
    kind = TextAreaField if datatype is Datatype.TEXT else StringField
    return kind(**own, render_kw=WRITTEN_AS[datatype])


class _Fits:
    """A validator that asks whoever keeps the answers."""

    def __init__(self, question: TopicQuestion) -> None:
        self._question = question

    def __call__(self, _form: Form, field: Field) -> None:
        try:
            complaints.questions.answered(self._question, _values(field.data))
        except Invalid as error:
            raise ValidationError(language.spoken(error)) from error
