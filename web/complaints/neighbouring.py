"""What pages say of a report between this region and another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from tenants.complaints import Channel, Complaint, Entry, State
from tenants.complaints import neighbours as between
from tenants.kernel import clock
from tenants.kernel.envelopes import Failure
from web.complaints import elsewhere
from web.complaints.timeline import Cover
from web.views import Label, Line, label


@dataclass(frozen=True, slots=True)
class Beyond:
    """One passing, as a page shows it; `state` None while nothing was told yet.

    Its reporter is asked whether it is done (`is_to_judge`), or a `question`, until `answered_by`.
    """

    region: str
    is_incoming: bool
    state: Label | None
    reference: str
    agency_name: str | None
    due_at: datetime | None
    passed_at: datetime
    reason: str
    place: str | None
    is_placed: bool
    ended_at: datetime | None
    end_note: str | None
    failure: str | None
    lines: Sequence[Line]
    answer: str
    is_to_judge: bool
    question: str | None
    answered_by: datetime | None
    version: int

    @property
    def handler(self) -> str:
        """Who has it there: the agency and its region."""
        return f"{self.agency_name}, {self.region}" if self.agency_name else self.region

    @property
    def is_late(self) -> bool:
        return self.due_at is not None and self.due_at < clock.now()


def beyond(complaint: Complaint, entries: Sequence[Entry], *, cover: Cover | None) -> Beyond | None:
    """The last passing of a report, in either direction, with what was told since.

    `entries` of its timeline here say which questions from there its reporter answered.
    """
    passage = between.passage_of(complaint)
    if passage is None:
        return None
    return of_passage(passage, between.passage_lines(passage), entries, cover=cover)


def went_to(
    complaint: Complaint, entries: Sequence[Entry], *, cover: Cover | None
) -> Beyond | None:
    """The same where it is away now: what its reporter and everybody may follow."""
    is_away = complaint.status is State.PASSED_ON and complaint.channel != Channel.NEIGHBOUR
    return beyond(complaint, entries, cover=cover) if is_away else None


def of_passage(
    passage: between.Passage,
    lines: Sequence[between.PassageLine] = (),
    entries: Sequence[Entry] = (),
    *,
    cover: Cover | None,
) -> Beyond:
    answers = [each.note for each in lines if each.state == State.ANSWERED and each.note]
    questions = [each.note for each in lines if each.is_exchange and each.note]
    is_asked = passage.status is State.NEEDS_REPORTER
    is_open_question = passage.asks_reporter(State.NEEDS_REPORTER)
    return Beyond(
        region=passage.region_name,
        is_incoming=passage.way == between.Way.IN,
        state=label(passage.status) if passage.status else None,
        reference=passage.their_reference or "",
        agency_name=passage.agency_name,
        due_at=None if is_asked else passage.due_at,
        passed_at=passage.passed_at,
        reason=passage.reason,
        place=passage.place,
        is_placed=passage.is_placed,
        ended_at=passage.ended_at,
        end_note=_said(passage.end_note, cover),
        failure=_(Failure(passage.failure).label) if passage.failure else None,
        lines=elsewhere.lines(lines, entries, cover=cover),
        answer=answers[-1] if answers else "",
        is_to_judge=passage.asks_reporter(State.ANSWERED),
        question=questions[-1] if questions and is_open_question else None,
        answered_by=passage.due_at if is_asked else None,
        version=passage.their_version,
    )


def _said(note: str | None, cover: Cover | None) -> str | None:
    return cover(note) if note and cover else note
