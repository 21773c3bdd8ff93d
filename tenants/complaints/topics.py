"""The tenant's topic table: filled from the template, indexed once for suggestions."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tenants import agencies, places
from tenants.agencies import Agency
from tenants.complaints import learnt
from tenants.complaints.models import RoutingSetting, Topic
from tenants.complaints.reasons import shown
from tenants.complaints.suggestion import Suggestion, suggest
from tenants.complaints.topic_words import TopicIndex
from tenants.kernel.db import session
from tenants.kernel.errors import NotFound
from tenants.kernel.memory import remembered
from tenants.kernel.words import N_

_TEMPLATE = Path(__file__).parent / "template" / "topics.toml"
_PLACES = ("village", "district")


@lru_cache(maxsize=1)
def template() -> list[dict[str, Any]]:
    topics: list[dict[str, Any]] = tomllib.loads(_TEMPLATE.read_text())["topic"]
    return topics


def install(kind: str) -> int:
    """Create the topics of a `kabupaten` or `kota`; how many. Twice is harmless."""
    ids = dict(session.execute(select(Agency.code, Agency.id)).all())
    rows = [
        _row(position, each, ids)
        for position, each in enumerate(template())
        if each.get("only", kind) == kind
    ]
    session.execute(insert(Topic).on_conflict_do_nothing(), rows)
    session.execute(insert(RoutingSetting).values(id=1).on_conflict_do_nothing())
    return len(rows)


def _row(position: int, each: dict[str, Any], agency_ids: dict[str, int]) -> dict[str, Any]:
    office = each["agency"] if each["agency"] in _PLACES else "agency"
    return {
        "code": each["code"],
        "name": each["name"],
        "family": each["family"],
        "description": each["description"],
        "keywords": each["keywords"],
        "office": office,
        "agency_id": agency_ids[each["agency"]] if office == "agency" else None,
        "classification": each["class"],
        "closing_proof": each["closing_proof"],
        "is_sensitive": each["is_sensitive"],
        "outside": each.get("outside"),
        "position": position,
    }


def suggest_for(text: str, limit: int = 3, *, place: str = "") -> list[Suggestion]:
    """The topics the words speak for, best first: by this tenant's table, and by its history.

    `place`: the words of where it is, if that is known already.
    """
    found = suggest(text, index(), learnt.model(), place=place, limit=limit)
    names = places.name_words()
    return [replace(each, words=shown(each.words, index(), names)) for each in found]


def place_of(landmark: str | None, village_code: str) -> str:
    """The words that a model knows a place by, in learning and in asking alike."""
    return " ".join(filter(None, (landmark, *places.names_of(village_code))))


def index() -> TopicIndex:
    return remembered("topic index", _index)


def named() -> list[tuple[str, str]]:
    """(code, name) of all topics, in the order of the table."""
    return remembered("topic names", _names)


def by_family() -> dict[str, list[tuple[str, str]]]:
    """The same by their family's word, families and topics in the order of the table."""
    return remembered("topic families", _families)


def offered() -> list[Topic]:
    """What may be reported from elsewhere: all but what other bodies must act on."""
    return [each for each in _all() if not each.outside]


def offered_by_code(code: str) -> Topic:
    """NotFound for what is not offered."""
    found = session.get(Topic, code)
    if found is None or found.outside:
        message = N_("Topik itu tidak ada di daerah ini, atau bukan wewenangnya.")
        raise NotFound(message)
    return found


def matching(words: str, limit: int, names: Sequence[tuple[str, str]]) -> list[str]:
    """Codes of the topics whose name holds every word, then of those that the words speak for.

    `names`: (code, name) as whoever searches knows them.
    """
    wanted = words.casefold().split()
    called = [code for code, name in names if all(word in name.casefold() for word in wanted)]
    meant = [each.topic_code for each in suggest_for(words, limit)]
    return list(dict.fromkeys(called + meant))[:limit]


def agency_id_for(topic_code: str, village_code: str) -> int | None:
    """Whose a topic is at a place; None for what no office of this regency can do."""
    office, agency_id = remembered("topic offices", _offices)[topic_code]
    if office == "village":
        return agencies.offices().get(village_code)
    if office == "district":
        return agencies.offices().get(places.district_of(village_code))
    return agency_id


def is_sensitive(topic_code: str) -> bool:
    return topic_code in remembered("sensitive topics", _sensitive)


def _sensitive() -> frozenset[str]:
    return frozenset(each.code for each in _all() if each.is_sensitive)


def routed_to() -> frozenset[int]:
    """All agencies that some topic goes to somewhere: a fixed one, or an office of each place."""
    offices = remembered("topic offices", _offices).values()
    kinds = {office for office, _agency_id in offices}
    local = {
        agency_id
        for code, agency_id in agencies.offices().items()
        if ("village" if places.is_village(code) else "district") in kinds
    }
    return frozenset(each for _office, each in offices if each) | local


def _offices() -> dict[str, tuple[str, int | None]]:
    return {
        each.code: ("outside", None) if each.outside else (each.office, each.agency_id)
        for each in _all()
    }


def warm() -> None:
    """Index the template ahead: most tenants' tables are still equal to it."""
    for kind in ("kabupaten", "kota"):
        _index_of(tuple(_text(**each) for each in template() if each.get("only", kind) == kind))


class _Text(NamedTuple):
    """The words of a topic: equal tables share one index, whichever tenant's they are."""

    code: str
    name: str
    description: str
    keywords: tuple[str, ...]


def _text(*, code: str, name: str, description: str, keywords: Iterable[str], **_: Any) -> _Text:
    return _Text(code, name, description, tuple(keywords))


def _index() -> TopicIndex:
    return _index_of(
        tuple(
            _Text(each.code, each.name, each.description, tuple(each.keywords)) for each in _all()
        )
    )


@lru_cache(maxsize=64)
def _index_of(texts: tuple[_Text, ...]) -> TopicIndex:
    return TopicIndex(texts)


def _names() -> list[tuple[str, str]]:
    return [(each.code, each.name) for each in _all()]


def _families() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for each in _all():
        found.setdefault(each.family, []).append((each.code, each.name))
    return found


def _all() -> list[Topic]:
    return list(session.scalars(select(Topic).order_by(Topic.position)))
