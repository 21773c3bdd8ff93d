"""What lists of complaints load, and in which order their stretches follow each other."""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from tenants.complaints.models import Complaint, Topic
from tenants.kernel.paging import position_of
from tenants.places import Village, place_name

BEGINNING = 300  # letters of a report that a list needs for its headline


class Listed(NamedTuple):
    """A complaint as a list shows it; `text` only begins, masked unless it is the reader's own."""

    id: int
    reference: str
    text: str
    state: str
    submitted_at: datetime
    village_kind: str
    village_name: str
    district_code: str
    topic_name: str | None

    @property
    def place_name(self) -> str:
        return place_name(self.village_kind, self.village_name, self.district_code)


@lru_cache(maxsize=2)
def listed(*, unmasked: bool) -> Select[int, str, str, str, datetime, str, str, str, str]:
    """What a list shows and no more: each further join is planned anew at each change of tenant."""
    return (
        select(
            Complaint.id,
            Complaint.reference,
            func.left(Complaint.text if unmasked else Complaint.public_text, BEGINNING),
            Complaint.state,
            Complaint.submitted_at,
            Village.kind,
            Village.name,
            Village.district_code,
            Topic.name,
        )
        .join(Village, Village.code == Complaint.village_code)
        .outerjoin(Topic, Topic.code == Complaint.topic_code)
    )


def with_names(query: Select[Complaint]) -> Select[Complaint]:
    """Topic, place, agency and clock in the same statement: a list must not ask for each row."""
    return query.options(
        joinedload(Complaint.topic).load_only(
            Topic.name, Topic.family, Topic.outside, Topic.closing_proof
        ),
        joinedload(Complaint.village).load_only(Village.name, Village.kind, Village.district_code),
        joinedload(Complaint.agency),
        joinedload(Complaint.step_clock),
    )


def by_due(complaint: Complaint) -> str | None:
    """Its position where the due moment orders: only those with a clock are in such a list."""
    step = complaint.step_clock
    return position_of(step.due_at if step else None, complaint.id)


def by_submission(complaint: Complaint | Listed) -> str | None:
    return position_of(complaint.submitted_at, complaint.id)
