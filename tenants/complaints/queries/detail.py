"""What belongs to one complaint that was found."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tenants.complaints.lifecycle import State
from tenants.complaints.models import Complaint, Entry, Referral
from tenants.complaints.queries.page import with_names
from tenants.kernel.db import session


def by_id(complaint_id: int) -> Complaint:
    """For jobs, which carry ids: a person's way in is `visible_to`."""
    return session.scalars(with_names(select(Complaint)).where(Complaint.id == complaint_id)).one()


def last_note(complaint: Complaint, state: State) -> str:
    """What was last said to the reporter when the complaint came to a state."""
    said = session.scalar(
        select(Entry.note)
        .where(Entry.complaint_id == complaint.id, Entry.state == state, ~Entry.is_internal)
        .order_by(Entry.id.desc())
        .limit(1)
    )
    return said or ""


def note_of(complaint: Complaint, entry_id: int) -> str:
    """What one line of its timeline says."""
    said = session.scalar(
        select(Entry.note).where(Entry.id == entry_id, Entry.complaint_id == complaint.id)
    )
    return said or ""


def timeline(complaint: Complaint, *, internal: bool) -> Sequence[Entry]:
    """Oldest first; internal lines only for the desk."""
    query = (
        select(Entry)
        .options(joinedload(Entry.agency), joinedload(Entry.client))
        .where(Entry.complaint_id == complaint.id)
        .order_by(Entry.id)
    )
    return session.scalars(query if internal else query.where(~Entry.is_internal)).all()


def recall_of(complaint: Complaint, agency_id: int) -> Referral | None:
    """How the coordinator last took it from this agency."""
    return session.scalar(
        select(Referral)
        .options(joinedload(Referral.agency))
        .where(
            Referral.complaint_id == complaint.id,
            Referral.agency_id == agency_id,
            Referral.is_recalled,
        )
        .order_by(Referral.id.desc())
        .limit(1)
    )


def returns(listed: Iterable[Complaint]) -> dict[int, list[Referral]]:
    """What agencies gave back, by complaint, the last first: one statement for a list."""
    numbers = [each.id for each in listed if each.hop_count and each.is_with_coordinator]
    if not numbers:
        return {}
    found = session.scalars(
        select(Referral)
        .options(joinedload(Referral.agency), joinedload(Referral.next_agency))
        .where(Referral.complaint_id.in_(numbers), Referral.returned_at.is_not(None))
        .order_by(Referral.id.desc())
    )
    given_back: dict[int, list[Referral]] = {}
    for each in found:
        given_back.setdefault(each.complaint_id, []).append(each)
    return given_back
