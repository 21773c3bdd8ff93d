"""What a form or an address says is to be followed."""

from typing import NamedTuple
from urllib.parse import urlencode

from flask_babel import gettext as _

from tenants import complaints, places
from tenants.complaints import following
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_, spoken
from web.complaints.following.forms import SubjectForm

Choices = list[tuple[str, str]]


class Wanted(NamedTuple):
    """What is wanted, in words too, and where it is to be seen."""

    subject: following.Subject
    name: str
    back: str


def is_empty(form: SubjectForm) -> bool:
    return not (form.laporan.data or form.kecamatan.data or form.topik.data)


def villages(form: SubjectForm) -> Choices:
    """Those of the kecamatan, and all of it; none for what lies in no single one."""
    district = form.kecamatan.data
    if not district:
        return [("", "")]
    found = [(each.code, each.full_name) for each in places.villages_of(district)]
    return [("", _("Seluruh kecamatan")), *found]


def read(form: SubjectForm) -> Wanted:
    """NotFound for what is not public, or not of this region."""
    if form.laporan.data:
        complaint = complaints.published().by_reference(form.laporan.data)
        subject, path = following.Subject(complaint.id), f"/pengaduan/{complaint.reference}"
        return Wanted(subject, _("Laporan %(reference)s", reference=complaint.reference), path)
    district, topic = form.kecamatan.data or None, form.topik.data or None
    topics, districts = dict(complaints.topics.named()), dict(places.districts())
    if topic not in {None, *topics} or district not in {None, *districts}:
        message = N_("Topik atau wilayah itu tidak ada di daerah ini.")
        raise NotFound(message)
    village = form.desa.data if form.desa.data in dict(form.desa.choices) else None
    subject = following.Subject(
        district_code=None if village else district,
        village_code=village or None,
        topic_code=topic,
    )
    words, values = following.words_of(subject)
    shown = urlencode({"topic": topic or "", "district": district or ""})
    return Wanted(subject, spoken(words, values, _), f"/pengaduan?{shown}")
