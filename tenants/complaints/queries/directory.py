"""How a region's topics, agencies and places are called: what an archive's names are found by."""

import re
from dataclasses import dataclass
from typing import Final, Self

from sqlalchemy import select

from tenants import agencies
from tenants.complaints.models import Topic
from tenants.complaints.topics import template
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid
from tenants.kernel.words import N_
from tenants.places import District, Village

_KIND: Final = re.compile(r"^(kecamatan|kec\.?|kelurahan|kel\.?|desa|kantor)\s+")


def plain(name: str) -> str:
    """A name as it is compared: without what kind of place it is, case or double spaces."""
    lower = " ".join(name.casefold().split())
    while (shorter := _KIND.sub("", lower)) != lower:
        lower = shorter
    return lower


@dataclass(frozen=True, slots=True)
class Directory:
    """By plain name: topics their code, agencies and places' offices their id, villages their code.

    A village whose district is not said is found where only one has its name.
    """

    topics: dict[str, str]
    agencies: dict[str, int]
    villages: dict[tuple[str, str], str]

    @classmethod
    def read(cls) -> Self:
        """Of the current tenant: three statements."""
        labels = {each["code"]: (each["code"], *each["labels"]) for each in template()}
        topics = {
            plain(name): code
            for code, called in session.execute(select(Topic.code, Topic.name))
            for name in (*labels.get(code, (code,)), called)
        }
        offices = {plain(each.name): each.id for each in agencies.everything()}
        offices |= {plain(each.abbreviation): each.id for each in agencies.everything()}
        return cls(topics, offices, _villages())

    def village(self, name: str, district: str) -> str:
        """Its code; Invalid if the region has none such."""
        found = self.villages.get((plain(name), plain(district)))
        if found is None:
            message = N_("Desa atau kelurahan “%(village)s” di “%(district)s” tidak dikenal.")
            raise Invalid(message, field="village", village=name, district=district)
        return found


def _villages() -> dict[tuple[str, str], str]:
    rows = session.execute(
        select(Village.code, Village.name, District.name).join(
            District, District.code == Village.district_code
        )
    ).all()
    alone: dict[tuple[str, str], str] = {}
    for code, name, _ in rows:
        key = plain(name), ""
        alone[key] = "" if key in alone else code
    return {key: code for key, code in alone.items() if code} | {
        (plain(name), plain(district)): code for code, name, district in rows
    }
