"""Many reports of the queue before they go: where each would go, and who will read it there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import request

from tenants import agencies, complaints, people
from tenants.complaints import Complaint, Referral, Visibility
from tenants.kernel import ids
from web.complaints import disclosure, topics, views
from web.complaints.coordination import referral
from web.complaints.coordination.bulk.forms import ReferManyForm
from web.complaints.desk.bulk import opening

FIELD: Final = "tujuan"  # SBS-26-7K3M9Q:jalan-rusak:12, as it was shown

Aim = tuple[str, int | None]  # the topic, "" for the one it has, and the agency


@dataclass(frozen=True, slots=True)
class Step:
    """One report: what everybody sees of it afterwards for the first time, and where it goes."""

    complaint: views.Row
    opens: dict[str, Any]
    topic_name: str
    agency_name: str
    is_unstaffed: bool
    is_accused: bool
    value: str  # of FIELD, "" where nobody was found


def steps(form: ReferManyForm, found: Sequence[Complaint]) -> list[Step]:
    returns, unplaced = complaints.returns(found), complaints.neighbours.unplaced(found)
    return [
        _step(each, views.row(each, unmasked=True, unplaced=unplaced), aim)
        for each in found
        for aim in [_aim(form, each, returns.get(each.id, []))]
    ]


def looks(found: Sequence[Complaint]) -> list[dict[str, Any]]:
    """The same reports where they go nowhere: what a coordinator reads before they are refused."""
    unplaced = complaints.neighbours.unplaced(found)
    return [{"complaint": views.row(each, unmasked=True, unplaced=unplaced)} for each in found]


def needs_look(found: Sequence[Complaint]) -> bool:
    """Whether any of them is read one by one first."""
    return any(each.is_emergency or each.visibility == Visibility.SECRET for each in found)


def readers(found: Sequence[Complaint], planned: Sequence[Step]) -> list[disclosure.Readers]:
    """Of each agency that gets something secret or sensitive, who will read it there."""
    told: dict[int, disclosure.Readers] = {}
    aims = shown_aims([each.value for each in planned])
    for each in found:
        topic, agency_id = aims.get(each.reference, ("", None))
        if agency_id and disclosure.is_asked(each, topic or None, agency_id):
            told.setdefault(agency_id, disclosure.readers(agency_id))
    return list(told.values())


def shown_aims(values: Sequence[str] | None = None) -> dict[str, Aim]:
    """By reference, where each was said to go."""
    known = dict(complaints.topics.named())
    found: dict[str, Aim] = {}
    for each in request.form.getlist(FIELD) if values is None else values:
        reference, topic, agency = [*each.split(":"), "", ""][:3]
        found[reference] = topic if topic in known else "", ids.typed_number(agency)
    return found


def _aim(form: ReferManyForm, complaint: Complaint, returned: list[Referral]) -> Aim:
    if form.topic_code is None and form.agency_id is None:
        best = referral.suggestions(complaint, returned)[:1]
        topic = best[0].topic if best else ""
    else:
        topic = form.topic_code or ""
    if form.agency_id is not None:
        return topic, form.agency_id
    return topic, complaints.topics.agency_id_for(topic, complaint.village_code) if topic else None


def _step(complaint: Complaint, row: views.Row, aim: Aim) -> Step:
    topic, agency_id = aim
    names = dict(topics.named())
    return Step(
        complaint=row,
        opens=opening.of(complaint),
        topic_name=names[topic] if topic else row.topic_name,
        agency_name=agencies.name_of(agency_id) if agency_id else "",
        is_unstaffed=agency_id is not None and not people.is_staffed(agency_id),
        is_accused=agency_id is not None and complaints.accused.is_accused(complaint, agency_id),
        value=f"{complaint.reference}:{topic}:{agency_id}" if agency_id else "",
    )
