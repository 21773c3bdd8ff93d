"""Answer templates are written, changed and put away by whoever they belong to."""

from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from tenants.complaints.models import AnswerTemplate
from tenants.complaints.queries import templates
from tenants.kernel import audit, clock
from tenants.kernel.db import session
from tenants.kernel.errors import Conflict, Invalid
from tenants.kernel.words import N_
from tenants.people import Actor, Role

LONGEST_TITLE: Final = 80


def create(actor: Actor, agency_id: int | None, *, title: str, text: str) -> AnswerTemplate:
    """A new one; the same title with the same words again is the one that is there.

    Invalid for an agency that is not the actor's, a title in use, or a place that is none.
    """
    _check_owner(actor, agency_id)
    templates.check_places(text)
    values = {"version": 1, "agency_id": agency_id, "title": title, "text": text}
    added = insert(AnswerTemplate).values(values).on_conflict_do_nothing()
    number = session.scalar(added.returning(AnswerTemplate.id))
    if number is None:
        known = _titled(agency_id, title)
        if known and known.text == text:
            return known
        raise _taken()
    _record(actor, "create", number)
    return session.get_one(AnswerTemplate, number)


def change(actor: Actor, template: AnswerTemplate, *, title: str, text: str, version: int) -> None:
    """Other words under the same code. Conflict where somebody was first."""
    _check(actor, template, version)
    templates.check_places(text)
    known = _titled(template.agency_id, title)
    if known is not None and known is not template:
        raise _taken()
    template.title, template.text = title, text
    _record(actor, "change", template.id)


def archive(actor: Actor, template: AnswerTemplate, *, version: int) -> None:
    """Offered to nobody any more; what was answered with it stays."""
    _check(actor, template, version)
    template.archived_at = clock.now()
    _record(actor, "archive", template.id)


def _record(actor: Actor, verb: str, number: int) -> None:
    audit.record(actor.label, f"template.{verb}", f"answer_template:{number}")
    templates.forget()


def _titled(agency_id: int | None, title: str) -> AnswerTemplate | None:
    return session.scalar(
        select(AnswerTemplate).where(
            AnswerTemplate.agency_id.is_not_distinct_from(agency_id),
            AnswerTemplate.title == title,
            AnswerTemplate.archived_at.is_(None),
        )
    )


def _check(actor: Actor, template: AnswerTemplate, version: int) -> None:
    _check_owner(actor, template.agency_id)
    if template.version != version:
        message = N_("Templat ini baru saja diubah orang lain.")
        raise Conflict(message)


def _check_owner(actor: Actor, agency_id: int | None) -> None:
    allowed = actor.has(Role.COORDINATOR) if agency_id is None else agency_id in actor.agency_ids
    if not allowed:
        message = N_("Pilih dinas Anda sendiri.")
        raise Invalid(message, field="agency")


def _taken() -> Invalid:
    return Invalid(N_("Sudah ada templat dengan judul itu."), field="title")
