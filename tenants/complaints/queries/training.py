"""What there is to learn from, and how learning went."""

from collections.abc import Sequence

from sqlalchemy import exists, or_, select

from tenants.complaints.learning import Example
from tenants.complaints.lifecycle import State, Visibility
from tenants.complaints.models import Complaint, Referral, Training
from tenants.complaints.topics import place_of
from tenants.kernel.db import session

MOST_EXAMPLES = 20_000  # the newest: what was true years ago teaches little
_NOT_YET = (State.RECEIVED, State.RETURNED, State.REJECTED)


def examples() -> list[Example]:
    """Reports whose topic a person has chosen or an agency has accepted, the oldest first.

    What was only routed by the model itself teaches nothing new; what is secret teaches nobody.
    """
    by_person = exists().where(
        Referral.complaint_id == Complaint.id,
        or_(Referral.account_id.is_not(None), Referral.confidence == 1),
    )
    newest = session.execute(
        select(Complaint.text, Complaint.landmark, Complaint.village_code, Complaint.topic_code)
        .where(
            Complaint.topic_code.is_not(None),
            Complaint.visibility != Visibility.SECRET,
            Complaint.state.not_in(_NOT_YET),
            or_(Complaint.answered_at.is_not(None), Complaint.state == State.CLOSED, by_person),
        )
        .order_by(Complaint.submitted_at.desc(), Complaint.id.desc())
        .limit(MOST_EXAMPLES)
    ).all()
    return [
        Example(text, place_of(landmark, village_code), str(topic_code))
        for text, landmark, village_code, topic_code in reversed(newest)
    ]


def trainings(limit: int = 10) -> Sequence[Training]:
    """The newest first."""
    return session.scalars(select(Training).order_by(Training.id.desc()).limit(limit)).all()
