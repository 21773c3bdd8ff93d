"""The forms of the complaint service; labels and errors in the words of its pages."""

import re

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    EmailField,
    Field,
    HiddenField,
    MultipleFileField,
    RadioField,
    SearchField,
    SelectChoice,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import Length, Optional, Regexp, StopValidation

from tenants import complaints
from tenants.complaints import Verdict, Visibility
from tenants.kernel import ids
from web.choosing import OneOf
from web.forms import Form, VersionedForm, an_address, at_most, choices, required

UNKNOWN_TOPIC = "tidak-tahu"
SHORTEST_REPORT = 15
LONGEST_REPORT = 10_000
PHONE = re.compile(r"[0-9+()\s-]{6,20}\Z")
LONGEST_ANSWER = 5_000
LONGEST_REASON = 2_000
MISSING = {
    "answer": _l("Tulis tanggapannya."),
    "question": _l("Tulis pertanyaannya."),
    "reason": _l("Tulis alasannya."),
    "note": _l("Tulis catatannya."),
}


class ThresholdForm(Form):
    threshold = SelectField(
        _l("Diteruskan otomatis mulai dari keyakinan"),
        choices=[SelectChoice(f"{share / 100:.2f}", f"{share}%") for share in range(50, 100, 5)],
        validators=[required(_l("Pilih ambang keyakinan."))],
    )


class WhatForm(Form):
    text = TextAreaField(
        _l("Ceritakan apa yang terjadi"),
        validators=[
            required(_l("Ceritakan dulu apa yang terjadi.")),
            Length(
                min=SHORTEST_REPORT,
                message=_l("Ceritakan sedikit lebih lengkap, paling sedikit %(min)d huruf."),
            ),
            at_most(LONGEST_REPORT),
        ],
    )


class TopicForm(Form):
    topic = RadioField(
        _l("Topik laporan"), validators=[required(_l("Pilih topik, atau “Saya tidak tahu”."))]
    )


class PhotosForm(Form):
    photos = MultipleFileField(_l("Tambah foto"))


class WhoForm(Form):
    identity = RadioField(
        _l("Siapa yang boleh tahu?"),
        choices=[
            SelectChoice(Visibility.PUBLIC.value, _l("Laporan publik")),
            SelectChoice(Visibility.ANONYMOUS.value, _l("Tanpa nama (anonim)")),
            SelectChoice(Visibility.SECRET.value, _l("Rahasia")),
        ],
        validators=[required(_l("Pilih siapa yang boleh tahu."))],
    )
    name = StringField(_l("Nama"), validators=[Optional(), at_most(100)])
    email = EmailField(_l("Surel"), validators=[Optional(), at_most(254), an_address])
    phone = TelField(
        _l("Nomor telepon"),
        validators=[
            Optional(),
            Regexp(PHONE, message=_l("Tulis nomor telepon dengan angka saja.")),
        ],
    )


class CheckForm(Form):
    """Only the token: the answers are in the draft."""


class DiscardForm(Form):
    """Only the token: the draft is this browser's."""


class TrackForm(Form):
    reference = StringField(
        _l("Nomor laporan"), validators=[required(_l("Tulis nomor laporan.")), at_most(30)]
    )
    receipt = StringField(_l("Kode rahasia"), validators=[Optional(), at_most(40)])


class ClosingForm(VersionedForm):
    outcome = RadioField(
        _l("Sudah selesai?"),
        choices=choices(Verdict),
        validators=[required(_l("Pilih salah satu jawaban."))],
    )
    note = TextAreaField(_l("Keterangan"), validators=[Optional(), at_most(2_000)])


class ReopeningForm(VersionedForm):
    note = TextAreaField(_l("Ceritakan keadaannya"), validators=[Optional(), at_most(2_000)])


class CompletingForm(VersionedForm):
    text = TextAreaField(
        _l("Jawaban Anda"), validators=[required(_l("Tulis jawaban Anda.")), at_most(5_000)]
    )
    photos = MultipleFileField(_l("Foto tambahan"))


class VersionForm(VersionedForm):
    """For a button that needs nothing but the version."""


class DeskForm(VersionedForm):
    """All that is typed on a report's page at a desk: each button sends all, and asks for one."""

    answer = TextAreaField(_l("Tanggapan"), validators=[at_most(LONGEST_ANSWER)])
    photos = MultipleFileField(_l("Foto sesudah pekerjaan"))
    is_done = BooleanField(_l("Pekerjaan selesai"))
    question = TextAreaField(_l("Pertanyaan"), validators=[at_most(LONGEST_REASON)])
    next_agency = OneOf(_l("Dinas yang berwenang"), validate_choice=False, choices=[])
    confirmed = HiddenField()  # the agency of which it was said what naming it brings
    reason = TextAreaField(_l("Alasan"), validators=[at_most(LONGEST_REASON)])
    note = TextAreaField(_l("Catatan"), validators=[at_most(LONGEST_REASON)])
    template = StringField(_l("Templat"), validators=[Optional()])

    def is_ready(self, asked: str) -> bool:
        """Whether what the pressed button asks for was written."""
        wanted = {asked: [required(MISSING[asked])]} if asked else {}
        return bool(self.validate_on_submit(extra_validators=wanted))

    def said(self, field: str) -> str:
        return (self[field].data or "").strip()

    @property
    def next_agency_id(self) -> int | None:
        """None where the coordinator is to find it."""
        return ids.typed_number(self.next_agency.data or "")

    @property
    def unsent(self) -> list[TextAreaField]:
        """What was written into it and not sent yet."""
        return [each for each in self if isinstance(each, TextAreaField) and each.data]


class ReferForm(VersionedForm):
    """Whose a complaint is; `q` narrows both lists and is no answer.

    `confirmed` is the agency of which it was said who works there, where that is asked.
    """

    q = SearchField(_l("Cari topik atau dinas"), validators=[Optional(), at_most(100)])
    topic = RadioField(_l("Topik"), validators=[Optional()], default="")
    agency = RadioField(_l("Dinas yang harus bertindak"), validators=[Optional()], default="")
    confirmed = HiddenField(validators=[Optional()])

    @property
    def topic_code(self) -> str | None:
        return self.topic.data or None

    @property
    def agency_id(self) -> int | None:
        return int(self.agency.data) if self.agency.data else None


class TransferForm(ReferForm):
    reason = TextAreaField(
        _l("Mengapa dipindahkan"),
        validators=[required(MISSING["reason"]), at_most(LONGEST_REASON)],
    )


class RecallForm(VersionedForm):
    reason = TextAreaField(
        _l("Mengapa ditarik kembali"),
        validators=[required(MISSING["reason"]), at_most(LONGEST_REASON)],
    )


def _unless_chosen(form: "RefusalForm", field: Field) -> None:
    if not (field.data or "").strip() and not form.kind.data:
        raise StopValidation(MISSING["reason"])


class RefusalForm(Form):
    """A usual reason, words of one's own, or both: the reporter reads them one after the other."""

    kind = SelectField(
        _l("Penolakan yang sering"),
        choices=[
            SelectChoice("", _l("Tulis sendiri")),
            *(SelectChoice(each.code, each.label) for each in complaints.refusals.usual().values()),
        ],
        default="",
    )
    reason = TextAreaField(
        _l("Alasan, dan ke mana warga sebaiknya melapor"),
        validators=[_unless_chosen, at_most(LONGEST_REASON)],
    )

    @property
    def words(self) -> str:
        chosen = complaints.refusals.usual().get(self.kind.data or "")
        said = (chosen.text if chosen else "", (self.reason.data or "").strip())
        return "\n\n".join(filter(None, said))


class RejectForm(VersionedForm, RefusalForm):
    """Of one report."""


class FilterForm(Form):
    """A search by address: no token, since it changes nothing."""

    class Meta:
        csrf = False

    q = StringField(_l("Cari"), validators=[Optional(), at_most(100)])
    topic = OneOf(_l("Topik"), validators=[Optional()])
    district = OneOf(_l("Kecamatan"), validators=[Optional()])
    state = OneOf(_l("Status"), validators=[Optional()])
