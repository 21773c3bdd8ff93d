"""Words that an office answers with again and again, and the places in them that a report fills.

A place is one of PLACES between braces. Filling them looks each up by its name and does nothing
else: no text of a person is ever read as a program's template (T46).
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import ColumnElement, false, or_, select, true

from tenants.complaints.models import AnswerTemplate
from tenants.kernel import memory
from tenants.kernel.db import session
from tenants.kernel.errors import Invalid, NotFound
from tenants.kernel.words import N_
from tenants.people import Actor, Role

PLACES: Final = ("nomor", "nama_dinas", "topik", "tempat", "tanggal_lapor", "tenggat")
_TITLES: Final = "template titles"
_PLACE: Final = re.compile(r"\{([^{}]{0,40})\}")


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with each of PLACES replaced by its value; values are not looked at again."""
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)


def check_places(text: str) -> None:
    for found in _PLACE.finditer(text):
        if found[1] not in PLACES:
            message = N_("“%(place)s” bukan isian yang dikenal.")
            raise Invalid(message, field="text", place=found[0])


def titles(actor: Actor) -> list[tuple[str, str]]:
    """(code, title) of what somebody may answer with; a minute old at most, for lists."""
    known = memory.remembered(_TITLES, _titles)
    whose = {None, *actor.agency_ids}
    return [(code, title) for code, title, agency_id in known if agency_id in whose]


def _titles() -> tuple[tuple[str, str, int | None], ...]:
    everything = _listed(true())
    return tuple((each.code, each.title, each.agency_id) for each in everything)


def editable(actor: Actor) -> Sequence[AnswerTemplate]:
    """What somebody may change: an officer their agencies', the coordinator the region's."""
    return _listed(_editable_by(actor))


def by_code(actor: Actor, code: str) -> AnswerTemplate:
    """One that somebody may change; NotFound for what is not theirs as for what is not there."""
    return _one(code, _editable_by(actor))


def to_use(actor: Actor, code: str) -> AnswerTemplate:
    """One that somebody may answer with."""
    mine = AnswerTemplate.agency_id.in_(actor.agency_ids)
    return _one(code, mine | AnswerTemplate.agency_id.is_(None))


def forget() -> None:
    """One came, changed or went: the titles are asked for anew."""
    memory.forget(_TITLES)


def _listed(whose: ColumnElement[bool]) -> Sequence[AnswerTemplate]:
    return session.scalars(
        select(AnswerTemplate)
        .where(whose, AnswerTemplate.archived_at.is_(None))
        .order_by(AnswerTemplate.agency_id, AnswerTemplate.title)
    ).all()


def _one(code: str, whose: ColumnElement[bool]) -> AnswerTemplate:
    found = session.scalar(
        select(AnswerTemplate).where(
            AnswerTemplate.code == code, whose, AnswerTemplate.archived_at.is_(None)
        )
    )
    if found is None:
        message = N_("Templat itu tidak ada.")
        raise NotFound(message)
    return found


def _editable_by(actor: Actor) -> ColumnElement[bool]:
    ways = [AnswerTemplate.agency_id.in_(actor.agency_ids)]
    if actor.has(Role.COORDINATOR):
        ways.append(AnswerTemplate.agency_id.is_(None))
    return or_(false(), *ways)
