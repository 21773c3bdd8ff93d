"""What somebody narrows a list of their desk to."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement

from tenants.complaints.lifecycle import Priority
from tenants.complaints.models import Complaint
from tenants.complaints.queries.about import about
from tenants.complaints.queries.search import found_by

UNASSIGNED: Final = 0  # no account has this number


@dataclass(frozen=True, slots=True)
class Narrowing:
    """None, or no words, leaves a dimension open; `assignee_id` may be UNASSIGNED."""

    words: str = ""
    topic_code: str | None = None
    district_code: str | None = None
    priority: Priority | None = None
    assignee_id: int | None = None

    def __bool__(self) -> bool:
        return self != EVERYTHING

    def conditions(self) -> list[ColumnElement[bool]]:
        found = about(self.topic_code, self.district_code)
        if self.words:
            found.append(found_by(self.words, landmarks=True))
        if self.priority:
            found.append(Complaint.priority == self.priority)
        if self.assignee_id == UNASSIGNED:
            found.append(Complaint.assignee_id.is_(None))
        elif self.assignee_id is not None:
            found.append(Complaint.assignee_id == self.assignee_id)
        return found


EVERYTHING: Final = Narrowing()
