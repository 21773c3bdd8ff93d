"""A stretch of a list, and how the next one is found: by position, never by offset."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select
from sqlalchemy.orm import joinedload

from tenants.complaints.models import Complaint, Topic
from tenants.kernel.errors import NotFound
from tenants.kernel.words import N_
from tenants.places import Village

PAGE = 20


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of a list; `after` is where the next one starts, None at the end."""

    items: Sequence[Complaint]
    after: str | None


def with_names(query: Select[Complaint]) -> Select[Complaint]:
    """Topic, place, agency and clock in the same statement: a list must not ask for each row."""
    return query.options(
        joinedload(Complaint.topic).load_only(Topic.name, Topic.family),
        joinedload(Complaint.village).load_only(Village.name, Village.kind, Village.district_code),
        joinedload(Complaint.agency),
        joinedload(Complaint.step_clock),
    )


def position_of(after: str) -> tuple[datetime, int]:
    moment, _, number = after.rpartition("_")
    try:
        return datetime.fromisoformat(moment), int(number)
    except ValueError as error:
        message = N_("Alamat halaman ini tidak lengkap.")
        raise NotFound(message) from error
