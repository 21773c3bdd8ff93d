"""Where the pin or the words of a report speak of another place than the one that was chosen."""

from dataclasses import dataclass

from flask_babel import gettext as _

from tenants import complaints, places
from tenants.complaints import Draft, Filing

KEPT = "place_kept"  # of a draft: the doubts after which its writer kept the place
KEEP = "tetap"  # what the button sends that keeps it


@dataclass(frozen=True, slots=True)
class Doubt:
    """`village_code`: the village to which one press moves the report, if it is known."""

    words: str
    village_code: str | None = None
    village_name: str = ""


def of_draft(draft: Draft) -> list[Doubt]:
    """What its writer has not answered yet."""
    kept = draft.answers
    point = kept.get("latitude"), kept.get("longitude")
    written = f"{kept.get('landmark') or ''}. {kept['text']}"
    chosen = _("Anda memilih %(place)s", place=places.name_of(kept["village"]))
    found = _doubts(kept["village"], point, written, chosen)
    return [each for each in found if each.words not in kept.get(KEPT, ())]


def settle(draft: Draft, wanted: str) -> None:
    """Move the report to the village of its pin, or keep it where it is and ask no more."""
    doubts = of_draft(draft)
    if wanted in {each.village_code for each in doubts}:
        complaints.drafts.keep_answers(draft, {"village": wanted})
    elif wanted == KEEP:
        known = [*draft.answers.get(KEPT, ()), *(each.words for each in doubts)]
        complaints.drafts.keep_answers(draft, {KEPT: known})


def told(filing: Filing) -> list[str]:
    """The same of what another system sent, to be told to whoever wrote it."""
    point = filing.latitude, filing.longitude
    written = f"{filing.landmark or ''}. {filing.text}"
    chosen = _("laporan dicatat di %(place)s", place=places.name_of(filing.village_code))
    return [each.words for each in _doubts(filing.village_code, point, written, chosen)]


def _doubts(
    village_code: str, point: tuple[float | None, float | None], written: str, chosen: str
) -> list[Doubt]:
    found = []
    latitude, longitude = point
    if latitude is not None and longitude is not None:
        located = places.point_elsewhere(village_code, latitude, longitude)
        found = [_of_point(located, chosen)] if located else []
    if region := places.region_elsewhere(written):
        said = _("Tulisannya menyebut %(region)s, tetapi %(chosen)s.", region=region, chosen=chosen)
        found.append(Doubt(said))
    district = places.district_elsewhere(village_code, written)
    if district:
        name = places.district_name(district)
        said = _(
            "Tulisannya menyebut Kecamatan %(name)s, tetapi %(chosen)s.",
            name=name,
            chosen=chosen,
        )
        found.append(Doubt(said))
    return found


def _of_point(located: places.Located, chosen: str) -> Doubt:
    code = located.village_code
    if located.district_code is None:
        words = _("Titik di peta di luar batas daerah ini, tetapi %(chosen)s.", chosen=chosen)
        return Doubt(words)
    if code is None:
        there = _("Kecamatan %(name)s", name=places.district_name(located.district_code))
    else:
        there = places.name_of(code)
    words = _("Titik di peta berada di %(there)s, tetapi %(chosen)s.", there=there, chosen=chosen)
    return Doubt(words, code, there) if code else Doubt(words)
