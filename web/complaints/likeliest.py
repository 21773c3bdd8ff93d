"""Long lists to choose from, under headings: what is likely first, then everything by its kind."""

from collections.abc import Iterable

from flask_babel import gettext as _

from tenants import agencies, complaints, places
from tenants.agencies import Level
from tenants.complaints import Complaint
from web.complaints import topics

Groups = dict[str, list[tuple[str, str]]]
LIKELY = 5


def topics_for(*texts: str) -> Groups:
    """All topics by family, before them those that the words of these reports speak for.

    A topic stands once: what is likely is not listed in its family again.
    """
    names = dict(topics.named())
    likely = [(code, names[code]) for code in _likely(texts)]
    first = {_("Paling mungkin dari ceritanya"): likely} if likely else {}
    return first | topics.by_family(without=(code for code, _name in likely))


def agencies_for(found: Iterable[Complaint], *, without: Iterable[int] = ()) -> Groups:
    """The regency's own agencies and the offices of these places, before them the likely ones."""
    reports, passed_over = list(found), {str(each) for each in without}
    names = {code: name for code, name in agencies.names() if code not in passed_over}
    near = _offices_of(reports)
    likely = [code for code in _acting_on(reports) if code in names]
    own = [code for code, _name in agencies.by_level()[Level.OWN] if code in names]
    groups = {
        _("Paling mungkin dari ceritanya"): likely,
        _("Kantor di tempat laporan"): [each for each in names if each in near],
        _("Dinas daerah"): own,
    }
    return _once(groups, names)


def _once(groups: dict[str, list[str]], names: dict[str, str]) -> Groups:
    seen: set[str] = set()
    told: Groups = {}
    for heading, codes in groups.items():
        left = [code for code in dict.fromkeys(codes) if code not in seen]
        seen.update(left)
        if left:
            told[heading] = [(code, names[code]) for code in left]
    return told


def _likely(texts: Iterable[str]) -> list[str]:
    """Of one report the first few topics, of several the best of each."""
    said = [text for text in texts if text]
    limit = LIKELY if len(said) == 1 else 1
    return list(
        dict.fromkeys(
            each.topic_code for text in said for each in complaints.topics.suggest_for(text, limit)
        )
    )


def _acting_on(found: list[Complaint]) -> list[str]:
    """Whose each is by the topic it has, and by those that its words spoke for when it came."""
    limit = LIKELY if len(found) == 1 else 1
    whose: list[int | None] = []
    for each in found:
        codes = [each.topic_code] if each.topic_code else []
        codes += [said["topic"] for said in each.suggestions[:limit]]
        whose += [complaints.topics.agency_id_for(code, each.village_code) for code in codes]
    return [str(number) for number in dict.fromkeys(whose) if number]


def _offices_of(found: list[Complaint]) -> set[str]:
    offices = agencies.offices()
    there = {each.village_code for each in found}
    there |= {places.district_of(code) for code in there}
    return {str(offices[code]) for code in there if code in offices}
