"""How a report went to another region, or came from one, and what was told since."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import select, tuple_

from tenants.complaints.channels import Channel
from tenants.complaints.lifecycle import State
from tenants.complaints.models import Complaint, Passage, PassageLine, Way
from tenants.complaints.queries.detail import returns
from tenants.complaints.queries.page import with_names
from tenants.kernel.db import session
from tenants.kernel.envelopes import Failure
from tenants.kernel.paging import PAGE, Page, page_of, position_of, read_position


class GivenBack(NamedTuple):
    """How a report came back to the coordinator: from whom, and why in their words.

    `failure` instead of words where it never came to the region it was passed on to.
    """

    giver: str
    reason: str
    is_region: bool = False
    failure: Failure | None = None


def passage_of(complaint: Complaint) -> Passage | None:
    """Its last passing, where it is away, came from elsewhere or came back; asks for no other."""
    came_from = complaint.channel == Channel.NEIGHBOUR
    if not came_from and complaint.status not in {State.PASSED_ON, State.RETURNED}:
        return None
    return session.scalar(
        select(Passage)
        .where(Passage.complaint_id == complaint.id)
        .order_by(Passage.id.desc())
        .limit(1)
    )


def unplaced(listed: Iterable[Complaint]) -> frozenset[int]:
    """Ids of those from other regions that nobody has placed here: their village is a guess.

    Asks only where one came from another region.
    """
    came = [each.id for each in listed if each.channel == Channel.NEIGHBOUR and not each.agency_id]
    if not came:
        return frozenset()
    waiting = select(Passage.complaint_id).where(
        Passage.complaint_id.in_(came), Passage.way == Way.IN, ~Passage.is_placed
    )
    return frozenset(session.scalars(waiting))


def passed_on(*, after: str | None = None, limit: int = PAGE) -> Page[tuple[Complaint, Passage]]:
    """What is at another region now, the last that went first."""
    query = (
        with_names(select(Complaint))
        .add_columns(Passage)
        .join(Passage, Passage.complaint_id == Complaint.id)
        .where(Passage.way == Way.OUT, Passage.ended_at.is_(None))
    )
    order = Passage.passed_at, Passage.id
    if after:
        query = query.where(tuple_(*order) < read_position(after))
    found = session.execute(query.order_by(*(each.desc() for each in order)).limit(limit + 1)).all()
    rows = [(each[0], each[1]) for each in found]
    return page_of(rows, limit, lambda last: position_of(last[1].passed_at, last[1].id))


def passage_lines(passage: Passage) -> Sequence[PassageLine]:
    """What was told of it over there, oldest first."""
    told = select(PassageLine).where(PassageLine.passage_id == passage.id)
    return session.scalars(told.order_by(PassageLine.at, PassageLine.id)).all()


def open_passage(way: Way, region_key: str, token: str) -> Passage | None:
    """The one that this region and we call so, held for whoever changes it; None once it ended."""
    return session.scalar(
        select(Passage)
        .where(
            Passage.way == way,
            Passage.region_key == region_key,
            Passage.token == token,
            Passage.ended_at.is_(None),
        )
        .with_for_update()
    )


def asked_by(complaint: Complaint, state: State, version: int) -> Passage | None:
    """The passing whose region asks its reporter that, at this version of it; held for a reply."""
    passage = passage_of(complaint)
    if passage is None or passage.way != Way.OUT:
        return None
    session.refresh(passage, with_for_update=True)
    return passage if passage.asks_reporter(state) and passage.their_version == version else None


def last_return(complaint: Complaint) -> GivenBack | None:
    """The last one, of an agency or of another region; None once it was sent on."""
    if complaint.status is not State.RETURNED:
        return None
    passage = passage_of(complaint)
    given_back = returns([complaint]).get(complaint.id, [])
    if (
        passage
        and passage.ended_at
        and not any(each.returned_at and each.returned_at > passage.ended_at for each in given_back)
    ):
        failure = Failure(passage.failure) if passage.failure else None
        return GivenBack(
            passage.region_name, passage.end_note or "", is_region=True, failure=failure
        )
    if not given_back:
        return None
    return GivenBack(given_back[0].agency.name, given_back[0].return_reason or "")
