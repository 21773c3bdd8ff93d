"""What reporters wrote when they judged: only of what everybody may read under a name."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from tenants.complaints.figures.period import Period
from tenants.complaints.lifecycle import Author, State, Visibility
from tenants.complaints.models import Complaint, Entry, Judgement, Topic, covered
from tenants.complaints.policy import published
from tenants.kernel.db import session

MOST = 5
LONGEST = 240  # letters


class Quote(NamedTuple):
    reference: str
    topic_name: str | None
    words: str
    is_settled: bool
    at: datetime


def quotes(period: Period) -> tuple[Quote, ...]:
    """The newest; what is anonim or rahasia is left out whole, since words can give away whose."""
    hidden = Complaint.hidden_words
    judged = select(Judgement.complaint_id).where(Judgement.at >= period.start)
    rows = session.execute(
        select(Complaint.reference, Topic.name, Entry.note, Entry.state, Entry.at, hidden)
        .join(Entry, Entry.complaint_id == Complaint.id)
        .outerjoin(Topic, Topic.code == Complaint.topic_code)
        .where(
            Complaint.id.in_(judged),
            published(),
            Complaint.visibility == Visibility.PUBLIC,
            Entry.author == Author.REPORTER,
            Entry.state.in_((State.CLOSED, State.REOPENED)),
            Entry.at >= period.start,
            Entry.note.is_not(None),
            ~Entry.is_internal,
        )
        .order_by(Entry.at.desc(), Entry.id.desc())
        .limit(MOST)
    )
    return tuple(
        Quote(reference, topic, _short(covered(note or "", words)), state == State.CLOSED, at)
        for reference, topic, note, state, at, words in rows
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]}…"
