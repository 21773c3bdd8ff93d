"""Between a draft and its place: what was answered, what the point says, what to choose from."""

from typing import Any, NamedTuple

from flask_babel import gettext as _

from tenants import complaints, places
from tenants.complaints import Draft
from tenants.places import Located
from web.complaints.filing import topic_questions
from web.complaints.filing.drafting import WHERE
from web.complaints.filing.place_form import PlaceForm, WhereForm


class Finding(NamedTuple):
    """What is said of a point: `tone` as a notice has it."""

    words: str
    tone: str


def where(draft: Draft) -> dict[str, Any]:
    kept = draft.answers
    village = kept.get("village")
    district = places.district_of(village) if village else None
    given = {"district": district, "village": village, "landmark": kept.get("landmark")}
    point = {name: _written(kept.get(name)) for name in ("latitude", "longitude")}
    return given | point | topic_questions.kept(draft) | draft.typed.get(WHERE, {})


def _written(degrees: float | None) -> str:
    return "" if degrees is None else str(degrees)


def where_of(draft: Draft, form: WhereForm) -> dict[str, Any]:
    village = places.village(form.village.data)
    point, topic_code = form.point, draft.answers.get("topic")
    asked = {complaints.questions.ANSWERS: {topic_code: form.given(topic_code)}}
    return (asked if form.questions else {}) | {
        "village": village.code,
        "landmark": (form.landmark.data or "").strip(),
        "latitude": point.latitude if point else None,
        "longitude": point.longitude if point else None,
    }


def find(form: WhereForm, *, is_asked: bool) -> Finding | None:
    """What the boundaries say of the form's point.

    It chooses in the lists where nothing is chosen there, or where that `is_asked`.
    """
    point = form.point
    if point is None:
        is_written = is_asked and (form.latitude.data or form.longitude.data)
        return Finding(_("Titik ini tidak dapat dibaca."), "warn") if is_written else None
    located = places.locate(*point)
    if located is None:
        return Finding(_("Titiknya tercatat. Pilih juga kecamatan dan desanya."), "info")
    if located.district_code is None:
        words = _(
            "Titik ini di luar batas daerah ini. Pindahkan, atau pilih tempatnya dari daftar."
        )
        return Finding(words, "warn")
    if is_asked or not form.village.data:
        form.district.data = located.district_code
        form.village.data = located.village_code or ""
    return _said(located, form.village.data)


def _said(located: Located, chosen: str | None) -> Finding:
    code = located.village_code
    if code is None:
        district = places.district_name(str(located.district_code))
        words = _("Titik ini di Kecamatan %(name)s. Pilih juga desanya.", name=district)
        return Finding(words, "info")
    here = places.name_of(code)
    if chosen == code:
        return Finding(_("Titik ini di %(place)s.", place=here), "good")
    words = _("Titik ini di %(place)s, tetapi di daftar Anda memilih yang lain.", place=here)
    return Finding(words, "warn")


def fill_places(form: WhereForm | PlaceForm) -> None:
    """The choices of both lists; the second is empty until a district is chosen."""
    form.district.choices = [("", _("Pilih kecamatan")), *places.districts()]
    chosen = form.district.data
    villages = places.villages_of(chosen) if chosen else []
    form.village.choices = [
        ("", _("Pilih desa atau kelurahan") if villages else _("Pilih kecamatan dulu")),
        *((each.code, each.full_name) for each in villages),
    ]
