"""A stretch of a list, and how the next one is found: by position, never by offset."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from tenants.complaints.models import Complaint, Topic
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_
from tenants.places import Village, place_name

PAGE = 20
MOST_DIGITS = 18  # of an id: PostgreSQL's bigint holds them all
BEGINNING = 300  # letters of a report that a list needs for its headline

ItemT = TypeVar("ItemT")


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


@dataclass(frozen=True, slots=True)
class Page(Generic[ItemT]):
    """A stretch of a list; `after` is where the next one starts, None at the end."""

    items: Sequence[ItemT]
    after: str | None


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
        joinedload(Complaint.topic).load_only(Topic.name, Topic.family, Topic.outside),
        joinedload(Complaint.village).load_only(Village.name, Village.kind, Village.district_code),
        joinedload(Complaint.agency),
        joinedload(Complaint.step_clock),
    )


def position_of(after: str) -> tuple[datetime, int]:
    """Where a list goes on; NotFound for what no page of ours has said."""
    moment, _, number = after.rpartition("_")
    try:
        if len(number) > MOST_DIGITS:
            raise ValueError(number)
        return datetime.fromisoformat(moment), int(number)
    except ValueError as error:
        message = N_("Alamat halaman ini tidak lengkap.")
        raise NotFound(message) from error
