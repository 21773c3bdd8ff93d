"""Reports about one thing, as the desks and their reporters see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from tenants import complaints, people
from tenants.complaints import Complaint, Listed, State, clusters
from tenants.people import Actor, Permission
from web.complaints import timeline, views
from web.complaints.addresses import desk_url
from web.complaints.views import Headline
from web.views import Label, Line, label


@dataclass(frozen=True, slots=True)
class OnDesk:
    """`others` are members that this person does not handle; `lead_url` None where they may not
    read it.
    """

    similar: list[Headline]
    members: list[Headline]
    others: int
    is_merged: bool
    lead: str | None
    lead_url: str | None
    may_merge: bool
    may_unmerge: bool
    ends_question: bool  # merging ends what its reporter is asked


def on_desk(complaint: Complaint, actor: Actor) -> OnDesk:
    may = people.may(actor, Permission.MERGE_COMPLAINTS, complaint)
    may_merge = may and clusters.may_be_merged(complaint) and not complaint.member_count
    found = complaints.similar.on_desk(actor, [complaint]) if may_merge else {}
    members = clusters.members(actor, complaint)
    lead, lead_url = _lead(complaint, actor)
    return OnDesk(
        similar=_headlines(found.get(complaint.id, ())),
        members=_headlines(members),
        others=complaint.member_count - len(members),
        is_merged=complaint.status is State.MERGED,
        lead=lead,
        lead_url=lead_url,
        may_merge=may_merge,
        may_unmerge=may and complaint.status is State.MERGED,
        ends_question=complaint.status is State.NEEDS_REPORTER,
    )


def similar_to(actor: Actor, listed: Iterable[Complaint]) -> dict[str, list[Headline]]:
    """Of those on a desk, by the number of the report that they are like."""
    numbers = {each.id: each.reference for each in listed}
    found = complaints.similar.on_desk(actor, listed)
    return {numbers[number]: _headlines(alike) for number, alike in found.items()}


def _headlines(found: Iterable[Listed]) -> list[Headline]:
    return [views.headline(each) for each in found]


def _lead(complaint: Complaint, actor: Actor) -> tuple[str | None, str | None]:
    """Its number and where this person reads it, if they may."""
    lead = clusters.lead_of(complaint)
    if lead is None:
        return None, None
    if people.may(actor, Permission.MERGE_COMPLAINTS, lead):
        return lead.reference, desk_url(lead)
    return (lead.reference, f"/pengaduan/{lead.reference}") if lead.is_public else (None, None)


@dataclass(frozen=True, slots=True)
class OnPage:
    """What a member's page says of its lead; its words are those that everybody may read.

    Its reporter finds them there, others by the link.
    """

    lead: str | None
    state: Label | None
    lines: list[Line]
    may_dissent: bool


def on_page(complaint: Complaint, *, is_mine: bool) -> OnPage | None:
    """None for what is worked on by itself; of a secret lead its reporter reads the state alone."""
    lead = clusters.lead_of(complaint)
    if lead is None:
        return None
    entries = complaints.timeline(lead, internal=False) if lead.is_public and is_mine else ()
    return OnPage(
        lead=lead.reference if lead.is_public else None,
        state=label(lead.status) if lead.is_public or is_mine else None,
        lines=timeline.lines(entries, cover=lead.public_words),
        may_dissent=is_mine and clusters.may_dissent(lead),
    )


def told_merged(lead: Complaint) -> str:
    return str(_("Digabung dengan %(reference)s.", reference=lead.reference))
