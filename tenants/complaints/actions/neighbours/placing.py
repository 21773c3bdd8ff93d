"""Where a report from elsewhere is: by the names in its words, or because a person says so."""

import re
from typing import Final

from sqlalchemy import select

from tenants import places
from tenants.complaints import policy
from tenants.complaints.actions.neighbours.incoming import came_by
from tenants.complaints.models import Complaint
from tenants.kernel import audit
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict
from tenants.kernel.words import N_
from tenants.people import Actor, Permission

# A bare name may be a street's, or the region's own: Kelurahan Depok is in Kota Depok.
_AS_A_VILLAGE: Final = re.compile(r"\b(?:desa|kelurahan|kel\.|ds\.|nagari)\s+([\w' -]{2,60})")


def guess(words: str) -> tuple[str, bool]:
    """A village's code, and whether it alone was named as a village: else a person must say."""
    said = set(_AS_A_VILLAGE.findall(words.casefold()))
    rows = session.execute(select(places.Village.code, places.Village.name).order_by("code")).all()
    named = [
        code
        for code, name in rows
        if any(f"{each} ".startswith(f"{name.casefold()} ") for each in said)
    ]
    if len(named) == 1:
        return named[0], True
    return str(rows[0][0]), False


def place(actor: Actor, complaint: Complaint, *, village_code: str, version: int) -> None:
    """The coordinator says which of our villages it is in; NotFound for none of ours."""
    policy.require(actor, Permission.COORDINATE_COMPLAINTS, complaint)
    passage = came_by(complaint)
    if complaint.version != version or not complaint.is_with_coordinator:
        message = N_("Laporan ini baru saja diubah orang lain.")
        raise Conflict(message)
    complaint.village_code = places.village(village_code).code
    passage.is_placed = True
    audit.record(actor.label, "complaint.place", complaint.proof, village=village_code)
