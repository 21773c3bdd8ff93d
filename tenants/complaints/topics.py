"""The tenant's topic table: filled from the template, indexed once for suggestions."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tenants import agencies
from tenants.agencies import Agency
from tenants.complaints.models import RoutingSetting, Topic
from tenants.complaints.suggestion import Suggestion, TopicIndex, suggest
from tenants.kernel.memory import remembered
from tenants.kernel.db import session

_TEMPLATE = Path(__file__).parent / "template" / "topics.toml"
_PLACES = ("village", "district")


@lru_cache(maxsize=1)
def template() -> list[dict[str, Any]]:
    topics: list[dict[str, Any]] = tomllib.loads(_TEMPLATE.read_text())["topic"]
    return topics


def install(kind: str) -> int:
    """Create the topics of a `kabupaten` or `kota`; how many. Twice is harmless."""
    ids = {code: number for code, number in session.execute(select(Agency.code, Agency.id))}
    rows = [
        _row(position, each, ids)
        for position, each in enumerate(template())
        if each.get("only", kind) == kind
    ]
    session.execute(insert(Topic).on_conflict_do_nothing(), rows)
    session.execute(insert(RoutingSetting).values(id=1, threshold=0.8).on_conflict_do_nothing())
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


def suggest_for(text: str, limit: int = 3) -> list[Suggestion]:
    """The topics the words speak for, best first, from this tenant's own table."""
    return suggest(text, remembered("topic index", _index), limit=limit)


def named() -> list[tuple[str, str]]:
    """(code, name) of all topics, in the order of the table."""
    return remembered("topic names", _names)


def agency_id_for(topic_code: str, village_code: str) -> int | None:
    """Whose a topic is at a place; None for what no office of this regency can do."""
    office, agency_id = remembered("topic offices", _offices)[topic_code]
    if office == "village":
        return agencies.offices().get(village_code)
    if office == "district":
        return agencies.offices().get(village_code.rpartition(".")[0])
    return agency_id


def _offices() -> dict[str, tuple[str, int | None]]:
    return {each.code: ("outside" if each.outside else each.office, None if each.outside else each.agency_id) for each in _all()}


def _index() -> TopicIndex:
    return TopicIndex(_all())


def _names() -> list[tuple[str, str]]:
    return [(each.code, each.name) for each in _all()]


def _all() -> list[Topic]:
    return list(session.scalars(select(Topic).order_by(Topic.position)))
