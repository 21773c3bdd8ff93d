"""Forms that hold a whole report: the counter's, and what a phone sends by itself."""

from dataclasses import replace
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
)
from wtforms.validators import InputRequired, Optional, Regexp

from tenants import complaints, places
from tenants.complaints import ASSISTED, Channel, Filing, Visibility
from tenants.kernel import ids
from web import language
from web.choosing import OneOf
from web.complaints import likeliest
from web.complaints.filing import drafting
from web.complaints.filing.topic_questions import AskingForm, topic_in_form
from web.complaints.forms import UNKNOWN_TOPIC, PhotosForm, WhatForm, WhoForm
from web.forms import Form, at_most, choices, required

KEY = r"[A-Za-z0-9_-]{43}\Z"


class WholeForm(WhatForm, WhoForm, PhotosForm, AskingForm):
    """A report on one page. `key` is made with the form: whatever is sent twice is one report."""

    origin: ClassVar[complaints.whole.Origin]
    key = HiddenField(validators=[Regexp(KEY)])
    village = SelectField(
        _l("Desa atau kelurahan"), validators=[required(_l("Pilih desa atau kelurahan."))]
    )
    landmark = StringField(_l("Patokan tempat"), validators=[Optional(), at_most(200)])

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        self.key.data = self.key.data or ids.new_token()
        self.village.choices = {"": [("", _("Pilih"))]} | {
            _("Kec. %(name)s", name=name): villages for name, villages in places.grouped().items()
        }

    @property
    def token(self) -> str:
        return complaints.whole.token_of(self.key.data or "", self.origin)

    def filing(self) -> Filing:
        """What was answered; anonim forgets a name and address that were typed all the same."""
        told, topic_code = drafting.who_of(self), topic_in_form()
        return Filing(
            text=_said(self.text) or "",
            topic_code=topic_code,
            particulars=complaints.questions.particulars(topic_code or "", self.given(topic_code)),
            village_code=self.village.data,
            landmark=_said(self.landmark),
            visibility=Visibility(told["visibility"]),
            name=told["name"],
            email=told["email"],
            phone=told["phone"],
            locale=language.locale(),
        )


class SentForm(WholeForm):
    """What a phone sends once it has a line: no session need be alive, the key is the proof.

    `draft` is the token of a report that was begun on the server.
    """

    origin = complaints.whole.Origin.PHONE

    class Meta(Form.Meta):
        csrf = False

    draft = HiddenField(validators=[Optional(), Regexp(KEY)])
    topic = SelectField(_l("Topik laporan"), validators=[Optional()], validate_choice=False)

    @property
    def token(self) -> str:
        return self.draft.data or super().token


class CounterForm(WholeForm):
    """For somebody at the counter, on the telephone, from a letter.

    Its key proves nothing: whoever writes for another is not the reporter.
    """

    origin = complaints.whole.Origin.COUNTER

    channel = RadioField(
        _l("Datang lewat"),
        choices=choices(ASSISTED),
        validators=[required(_l("Pilih jalurnya."))],
        default=Channel.COUNTER.value,
    )
    topic = OneOf(_l("Topik laporan"), validators=[Optional()], default=UNKNOWN_TOPIC)
    agreed = BooleanField(
        _l("Pelapor setuju laporannya dicatat, dan tahu apa yang akan dilihat umum"),
        validators=[InputRequired(_l("Tanyakan dulu: tanpa persetujuan, laporan tidak dicatat."))],
    )

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        unknown = UNKNOWN_TOPIC, _("Belum tahu, biar dicocokkan dari ceritanya")
        self.topic.choices = {"": [unknown]} | likeliest.topics_for(_said(self.text) or "")

    def answered(self) -> Filing:
        return replace(self.filing(), channel=Channel(self.channel.data))


def _said(field: Field) -> str | None:
    return (field.data or "").strip() or None
